import fs from "node:fs";
import path from "node:path";
import { GUARD_CONTROLS } from "../../../components/admission/guard-policies";

const GUIDE = path.resolve(__dirname, "../../../docs/namespaces.md");

test("the guide for developers has the fix for every refusal of the guard", () => {
  const rows = [...fs.readFileSync(GUIDE, "utf8").matchAll(/^\| `([a-z-]+)` +\|/gm)];
  const explained = new Set(rows.map(([, id]) => id));
  expect(GUARD_CONTROLS.length).toBeGreaterThan(5);
  expect(GUARD_CONTROLS.filter((id) => !explained.has(id))).toEqual([]);
});
