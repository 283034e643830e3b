import fs from "node:fs";
import path from "node:path";
import { staleDocuments } from "../docs/documents";
import { PICTURES } from "../docs/pictures";
import { ROOT } from "./support/repository";

const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), "utf8");
const GUIDES = fs.readdirSync(path.join(ROOT, "docs")).filter((name) => name.endsWith(".md"));

test("the pictures of the stacks are what `npm run docs` draws", () => {
  expect(staleDocuments(ROOT, PICTURES)).toEqual([]);
});

test("a comparison names a test of ours in every row", () => {
  const rows = read("docs/comparison.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (-|default )/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const cell = row.split("|").at(-2) ?? "";
    const [, file = "", name = ""] = /`([^`]+)`: (.+?)\s*$/.exec(cell) ?? [];
    expect([row, fs.existsSync(path.join(ROOT, "tests/components", file))]).toEqual([row, true]);
    expect([row, read(`tests/components/${file}`).includes(name)]).toEqual([row, true]);
  }
});

describe.each(GUIDES)("docs/%s", (guide) => {
  test("links to files that are there", () => {
    const links = [...read(`docs/${guide}`).matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
    const missing = links
      .map(([, target = ""]) => target)
      .filter((target) => !fs.existsSync(path.join(ROOT, "docs", target)));
    expect(missing).toEqual([]);
  });

  test("names keys of the configuration that there are", () => {
    const declared = read("Pulumi.yaml");
    const set = [...read(`docs/${guide}`).matchAll(/pulumi config set (?:--path )?'?(\w+)/g)];
    for (const [, key = ""] of set) expect(declared).toContain(`\n  ${key}:\n`);
  });
});
