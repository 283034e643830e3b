import { lifecycleTable, rowsOfFile, TABLE } from "../../docs/api-lifecycle";
import { read } from "../support/repository";
import { testWith } from "./needs";

testWith(["go"], "the table of APIs is what the lifecycle files of k8s.io/api say", async () => {
  const fresh = lifecycleTable();
  const flat = (text: string) => text.replace(/\s+/g, "").replaceAll(",]", "]");
  expect(flat(read(TABLE))).toBe(flat(fresh));
  await Promise.resolve();
});

test("a generated file is read by its methods", () => {
  const method = (kind: string, name: string, body: string) =>
    `func (in *${kind}) APILifecycle${name}() (major, minor int) {\n\treturn ${body}\n}\n`;
  const text = [
    method("Thing", "Introduced", "1, 5"),
    method("Thing", "Deprecated", "1, 21"),
    'func (in *Thing) APILifecycleReplacement() schema.GroupVersionKind {\n\treturn schema.GroupVersionKind{Group: "", Version: "v1", Kind: "Other"}\n}\n',
    method("Thing", "Removed", "1, 25"),
    method("ThingList", "Deprecated", "1, 21"),
    method("Kept", "Introduced", "1, 5"),
  ].join("\n");
  expect(rowsOfFile("example.k8s.io/v1beta1", text)).toEqual([
    {
      groupVersion: "example.k8s.io/v1beta1",
      kind: "Thing",
      deprecated: 21,
      removed: 25,
      replacement: "core/v1 Other",
    },
  ]);
});
