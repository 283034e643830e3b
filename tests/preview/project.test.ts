import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Config, runtime } from "@pulumi/pulumi";
import { readProject } from "../../preview/project";
import { installEncryptedConfiguration } from "../../preview/project/encrypted-configuration";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const PROJECT = `
name: demo
runtime: { name: nodejs, options: { typescript: false } }
config:
  aws:region: eu-west-1
  nodes: { type: integer, description: Number of nodes., default: 3 }
  zones: { type: array, items: { type: string }, default: [a, b] }
  tags: { type: object, default: {} }
  version: { type: string, default: "1.34" }
  ratio: { type: number, default: 0.5 }
  public: { type: boolean, default: false }
  password: { type: string, secret: true, default: none }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "project-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}

function projectWith(stackFile: string, projectFile = PROJECT) {
  write({ "Pulumi.yaml": projectFile, "Pulumi.dev.yaml": stackFile });
  return readProject(folder);
}

test("defaults of the project, overridden by the stack, as text or JSON", () => {
  const project = projectWith(`
config:
  demo:version: 1.30
  demo:zones: [c]
  demo:tags: { team: { name: core }, on: true }
  aws:region: us-east-1
  aws:defaultTags: { tags: { owner: core } }
  other:config:old: yes
`);
  expect(project).toMatchObject({
    name: "demo",
    stack: "dev",
    organization: "organization",
    folder,
    entry: folder,
    encryptedKeys: [],
    secretKeys: ["demo:password"],
    diagnostics: [],
  });
  expect(project.configuration).toEqual({
    "aws:region": "us-east-1",
    "demo:nodes": "3",
    "demo:zones": '["c"]',
    "demo:tags": '{"team":{"name":"core"},"on":true}',
    "demo:version": "1.30",
    "demo:ratio": "0.5",
    "demo:public": "false",
    "demo:password": "none",
    "aws:defaultTags": '{"tags":{"owner":"core"}}',
    "other:old": "yes",
  });
});

test("encrypted values, whole or in part, are unknown secrets and listed by key only", () => {
  const project = projectWith(`
encryptionsalt: v1:abc
config:
  demo:password: { secure: v1:cipher }
  demo:tags: { user: admin, token: { secure: v1:cipher2 } }
`);
  expect(project.configuration["demo:password"]).toBe(UNKNOWN);
  expect(project.configuration["demo:tags"]).toBe(`{"user":"admin","token":"${UNKNOWN}"}`);
  expect(project.encryptedKeys).toEqual(["demo:tags", "demo:password"]);
  expect(project.secretKeys).toEqual(["demo:tags", "demo:password"]);
  expect(project.diagnostics).toEqual([
    {
      severity: "info",
      message:
        "Encrypted configuration counts as unknown secrets, the preview does not decrypt: demo:tags, demo:password.",
      urn: "",
      source: "Pulumi.dev.yaml:4:3",
    },
  ]);
});

describe("a program that reads an encrypted value", () => {
  beforeAll(() => {
    installEncryptedConfiguration();
    runtime.setAllConfig({ "demo:a": UNKNOWN, "demo:b": "7" });
  });
  const config = () => new Config("demo");

  test.each(["getSecret", "requireSecret", "getSecretNumber", "requireSecretObject"] as const)(
    "%s gives an unknown secret",
    async (getter) => {
      const read: (key: string) => unknown = config()[getter].bind(config());
      const value = read("a") as {
        readonly isKnown: Promise<boolean>;
        readonly isSecret: Promise<boolean>;
      };
      expect([await value.isKnown, await value.isSecret]).toEqual([false, true]);
    },
  );

  test("a typed plain getter says which one to use", () => {
    expect(() => config().requireNumber("a")).toThrow(
      "Configuration demo:a: found an encrypted value, wanted a number that can be read: " +
        "the preview does not decrypt; read it with requireSecretNumber.",
    );
  });

  test("plain text stays the sentinel of unknown values, other values are untouched", () => {
    expect(config().get("a")).toBe(UNKNOWN);
    expect(config().getNumber("b")).toBe(7);
  });
});

describe("the stack", () => {
  const EMPTY = "config: {}\n";

  test("is the one that is named, with its organization", () => {
    write({ "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": EMPTY, "Pulumi.production.yaml": EMPTY });
    expect(readProject(folder, "production").stack).toBe("production");
    expect(readProject(folder, "acme/demo/dev")).toMatchObject({
      organization: "acme",
      stack: "dev",
    });
  });

  test("is dev by default, else the only one", () => {
    write({ "Pulumi.yaml": PROJECT, "Pulumi.only.yaml": EMPTY });
    expect(readProject(folder).stack).toBe("only");
    write({ "Pulumi.dev.yaml": EMPTY });
    expect(readProject(folder).stack).toBe("dev");
  });

  test("may live in the folder that the project names", () => {
    write({ "Pulumi.yaml": `${PROJECT}stackConfigDir: stacks\n` });
    expect(() => readProject(folder)).toThrow(
      `in ${path.join(folder, "stacks")}, wanted at least one.`,
    );
  });

  test.each([
    ["prod", 'for the stack "prod" in ', "wanted one of: production, test."],
    ["tst", 'for the stack "tst" in ', 'Did you mean "test"?'],
    [undefined, "--stack: found nothing, ", "wanted one of: production, test."],
  ])("%s lists those that exist", (named, ...parts) => {
    write({ "Pulumi.yaml": PROJECT, "Pulumi.test.yaml": EMPTY, "Pulumi.production.yaml": EMPTY });
    for (const part of parts) expect(() => readProject(folder, named)).toThrow(part);
  });
});

describe("bad configuration is one error with file, line, path, found and wanted", () => {
  test.each([
    [
      "an undeclared key",
      "config:\n  demo:node: 3\n",
      "Pulumi.dev.yaml:2:3: config.demo:node: found a key that Pulumi.yaml does not declare, wanted one of: demo:nodes, ",
    ],
    ["a near key", "config:\n  demo:node: 3\n", 'Did you mean "demo:nodes"?'],
    [
      "a wrong scalar",
      "config:\n  demo:nodes: three\n",
      'Pulumi.dev.yaml:2:15: config.demo:nodes: found "three" (string), wanted an integer.',
    ],
    [
      "a wrong boolean",
      "config:\n  demo:public: 1\n",
      "Pulumi.dev.yaml:2:16: config.demo:public: found 1 (number), wanted a boolean.",
    ],
    [
      "a scalar for an array",
      "config:\n  demo:zones: a\n",
      'Pulumi.dev.yaml:2:15: config.demo:zones: found "a" (string), wanted an array.',
    ],
    [
      "a wrong item",
      "config:\n  demo:zones:\n    - a\n    - [b]\n",
      "Pulumi.dev.yaml:4:7: config.demo:zones[1]: found an array, wanted a string.",
    ],
    [
      "an array for an object",
      "config:\n  demo:tags: [a]\n",
      "Pulumi.dev.yaml:2:14: config.demo:tags: found an array, wanted an object.",
    ],
    [
      "a secret in plain text",
      "config:\n  demo:password: hunter2\n",
      "Pulumi.dev.yaml:2:18: config.demo:password: found plain text, wanted an encrypted value (pulumi config set --secret): the project declares it secret.",
    ],
    [
      "no mapping",
      "config: [a]\n",
      'Pulumi.dev.yaml:1:9: config: found no mapping, wanted "namespace:key: value".',
    ],
    [
      "a key twice",
      "config:\n  demo:nodes: 1\n  demo:nodes: 2\n",
      "Pulumi.dev.yaml:3:3: not readable as YAML: ",
    ],
  ])("%s", (_name, stackFile, message) => {
    expect(() => projectWith(stackFile)).toThrow(message);
  });

  test.each([
    [
      "no name",
      "runtime: nodejs\n",
      "Pulumi.yaml: name: found nothing, wanted the project's name.",
    ],
    [
      "another language",
      "name: demo\nruntime: python\n",
      'Pulumi.yaml:2:10: runtime: found "python", wanted "nodejs".',
    ],
    [
      "a type that does not exist",
      "name: demo\nruntime: nodejs\nconfig:\n  nodes: { type: int }\n",
      'Pulumi.yaml:4:18: config.nodes.type: found "int", wanted one of string, boolean, integer, number, array, object.',
    ],
    [
      "a default of the wrong type",
      "name: demo\nruntime: nodejs\nconfig:\n  nodes: { type: integer, default: few }\n",
      'Pulumi.yaml:4:36: config.nodes.default: found "few" (string), wanted an integer.',
    ],
    [
      "an unknown field",
      "name: demo\nruntime: nodejs\nconfig:\n  nodes: { type: integer, defualt: 3 }\n",
      'Pulumi.yaml:4:27: config.nodes.defualt: found an unknown field, wanted type, items, description, default, value, secret. Did you mean "default"?',
    ],
    [
      "a value that nobody sets",
      "name: demo\nruntime: nodejs\nconfig:\n  nodes: { type: integer }\n",
      "Pulumi.dev.yaml: config.demo:nodes: found nothing, wanted an integer: Pulumi.yaml declares it without a default.",
    ],
  ])("%s", (_name, projectFile, message) => {
    expect(() => projectWith("config: {}\n", projectFile)).toThrow(message);
  });

  test("no project at all", () => {
    expect(() => readProject(folder)).toThrow(`Found no Pulumi.yaml in ${folder} or above`);
  });
});

test("configuration from ESC environments is missing, and that is said", () => {
  const project = projectWith(
    "environment: [base]\n",
    "name: demo\nruntime: nodejs\nmain: src\nconfig:\n  nodes: { type: integer }\n",
  );
  expect(project.configuration).toEqual({});
  expect(project.entry).toBe(path.join(folder, "src"));
  expect(project.diagnostics[0]).toMatchObject({
    severity: "warning",
    source: "Pulumi.dev.yaml:1:14",
  });
});
