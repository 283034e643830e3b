import { readStack } from "../../preview/scan";
import { scan, scanFolder } from "./scan-support";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const folder = scanFolder();

const ROOT = "urn:pulumi:dev::demo::pulumi:pulumi:Stack::demo-dev";
const stack = { urn: ROOT, type: "pulumi:pulumi:Stack", custom: false, outputs: { a: 1 } };
const pod = {
  urn: "urn:pulumi:dev::demo::kubernetes:core/v1:Pod::web",
  custom: true,
  id: "default/web",
  type: "kubernetes:core/v1:Pod",
  inputs: { apiVersion: "v1", kind: "Pod", spec: { hostNetwork: true } },
  outputs: { apiVersion: "v1", status: { phase: "Running" } },
  parent: ROOT,
  protect: true,
  dependencies: [ROOT],
  propertyDependencies: { spec: [ROOT], metadata: null },
};
const resources = [stack, pod];

function save(value: unknown): string {
  return folder.write("state.json", JSON.stringify(value, undefined, 1));
}

test.each<[string, unknown]>([
  ["an export without version", { deployment: { resources } }],
  ["an export of version 1", { version: 1, deployment: { manifest: {}, resources } }],
  ["an export of version 3", { version: 3, deployment: { manifest: {}, resources } }],
  ["an export of version 4", { version: 4, features: ["taint"], deployment: { resources } }],
  [
    "a checkpoint of version 3",
    { version: 3, checkpoint: { stack: "dev", latest: { resources } } },
  ],
  ["a checkpoint of the first versions", { stack: "dev", config: {}, latest: { resources } }],
  ["a deployment alone", { manifest: { time: "" }, resources }],
])("%s gives resources with their inputs, options, relations and lines", (_name, value) => {
  const file = save(value);
  const {
    resources: found,
    unreadable,
    resources: [web],
    line,
  } = scan(file);
  expect(unreadable).toEqual([]);
  expect(found).toHaveLength(1);
  expect(web).toMatchObject({
    urn: pod.urn,
    name: "web",
    parent: ROOT,
    custom: true,
    id: "default/web",
    inputs: pod.inputs,
    outputs: {},
    options: { protect: true, ignoreChanges: [] },
    dependencies: [ROOT],
    propertyDependencies: { spec: [ROOT], metadata: [] },
  });
  const lines = JSON.stringify(value, undefined, 1).split("\n");
  const lineOf = (text: string): number => lines.findIndex((each) => each.includes(text)) + 1;
  expect(line(0, "spec.hostNetwork")).toContain(`${file}:${lineOf('"hostNetwork"')}:`);
  expect(line(0, "spec.containers")).toContain(`${file}:${lineOf('"spec": {')}:`);
  expect(line(0, "")).toBe(`${file}:${lineOf(pod.urn) - 1}:1`);
});

test("outputs of the stack are kept", () => {
  const { resources: found } = readStack([save({ version: 3, deployment: { resources } })]);
  expect(found.map(({ outputs }) => outputs)).toEqual([{ a: 1 }, {}]);
});

test("the line of the program where the state tells it", () => {
  const written = { ...pod, sourcePosition: "project:///src/my%20app.ts#12,5" };
  const { resources: found, line } = scan(
    save({ version: 3, deployment: { resources: [written] } }),
  );
  expect(found[0]?.source).toEqual({ file: "src/my app.ts", line: 12, column: 5 });
  expect(line(0, "spec")).toBe("");
});

test("what `pulumi preview --json` writes, a replaced resource once", () => {
  const steps = [
    { op: "same", urn: ROOT, newState: stack },
    { op: "create-replacement", urn: pod.urn, newState: pod },
    { op: "replace", urn: pod.urn, newState: pod },
    { op: "delete-replaced", urn: pod.urn, oldState: pod },
    { op: "delete", urn: "urn:gone", oldState: { ...pod, urn: "urn:gone" } },
  ];
  const { resources: found, unreadable, diagnostics } = scan(save({ config: {}, steps }));
  expect(found.map(({ urn }) => urn)).toEqual([pod.urn]);
  expect([unreadable, diagnostics]).toEqual([[], []]);
});

describe("secrets", () => {
  const secret = (content: object): object => ({ [SIGNATURE]: SECRET, ...content });
  const stateWith = (inputs: object): string =>
    save({ version: 3, deployment: { resources: [stack, { ...pod, inputs }] } });

  test("in the clear are read as secrets", () => {
    const file = stateWith({ password: secret({ plaintext: '"abcdef"' }) });
    const { resources: found, unreadable } = scan(file);
    expect(found[0]?.inputs).toEqual({ password: secret({ value: "abcdef" }) });
    expect(unreadable).toEqual([]);
  });

  test("that are encrypted are unknown, and one finding says how many there are", () => {
    const hidden = secret({ ciphertext: "AAABAG==" });
    const file = stateWith({ password: hidden, list: [{ token: hidden }], open: UNKNOWN });
    const { resources: found, unreadable } = scan(file);
    const unknown = secret({ value: UNKNOWN });
    expect(found[0]?.inputs).toEqual({
      password: unknown,
      list: [{ token: unknown }],
      open: UNKNOWN,
    });
    expect(unreadable).toEqual([
      expect.objectContaining({
        level: "mandatory",
        source: file,
        path: "deployment.resources[1].inputs.password",
        found: "2 encrypted values",
      }),
    ]);
  });

  test("that a preview hides are unknown", () => {
    const newState = { ...pod, inputs: { token: "[secret]" } };
    const { resources: found } = scan(save({ steps: [{ op: "create", newState }] }));
    expect(found[0]?.inputs).toEqual({ token: secret({ value: UNKNOWN }) });
  });

  test("a state that is encrypted as a whole is a finding", () => {
    const { unreadable } = scan(save({ version: 3, deployment: "v1:AAAA", ciphertext: "AAAA" }));
    expect(unreadable.map(({ message }) => message)).toEqual([
      "deployment.resources: found an encrypted state, wanted a state in the clear, as `pulumi stack export` writes it.",
    ]);
  });
});

test("an empty stack has no resources and no finding", () => {
  for (const value of [
    { version: 3, deployment: null },
    { version: 3, deployment: { manifest: {} } },
    { version: 3, checkpoint: { stack: "dev", latest: null } },
  ]) {
    const { resources: found, unreadable } = scan(save(value));
    expect([found, unreadable]).toEqual([[], []]);
  }
});

test.each<[string, unknown, string]>([
  [
    "a version that is not known",
    { version: 5, deployment: { resources } },
    "version: found 5, wanted 1 to 4.",
  ],
  [
    "a version of another kind",
    { version: "3", deployment: { resources } },
    'version: found "3", wanted 1 to 4.',
  ],
  [
    "no list of resources",
    { version: 3, deployment: { resources: {} } },
    "deployment.resources: found no list of resources, wanted a state in the clear, as `pulumi stack export` writes it.",
  ],
])("%s is a finding", (_name, value, message) => {
  expect(scan(save(value)).unreadable.map((finding) => finding.message)).toEqual([message]);
});

test("broken resources are findings with their lines, the others are read", () => {
  const broken = [7, null, { type: "a" }, { ...pod, inputs: "text" }];
  const file = save({ version: 3, deployment: { resources: [...broken, pod] } });
  const { resources: found, unreadable } = scan(file);
  expect(found).toHaveLength(1);
  expect(unreadable.map(({ source, path }) => [source, path])).toEqual([
    [`${file}:5`, "deployment.resources[0]"],
    [`${file}:6`, "deployment.resources[1]"],
    [`${file}:7`, "deployment.resources[2]"],
    [`${file}:10`, "deployment.resources[3]"],
  ]);
});

test("resources that await deletion are not checked, which is said", () => {
  const file = save({ version: 3, deployment: { resources: [{ ...pod, delete: true }, pod] } });
  const { resources: found, diagnostics } = scan(file);
  expect(found).toHaveLength(1);
  expect(diagnostics).toEqual([
    expect.objectContaining({
      severity: "warning",
      message: `${file}: 1 resource that awaits deletion was not checked.`,
    }),
  ]);
});
