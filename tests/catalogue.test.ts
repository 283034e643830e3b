import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DOCUMENTS, staleDocuments, writeDocuments } from "../docs/documents";
import { controls } from "../policy-pack/controls";
import { LAYERS } from "../policy-pack/kernel/control";
import { pinnedRows } from "./support/pinned";
import { filesIn, importsIn, manifest, read, ROOT, type Import } from "./support/repository";

/** Row ids of the requirements that controls may claim to enforce. */
const REQUIREMENTS = [...rows("C", 14), ...rows("K", 19), ...rows("D", 7), ...rows("L", 10)];

/** Words that the engine and the pack's configuration keep for themselves. */
const RESERVED = ["all", "settings"];

/** Tests below tests/controls/ that are about no single control. */
const SHARED_TESTS = ["component-defaults.test.ts", "iam-documents.test.ts", "soundness.test.ts"];

const ids = controls.map(({ id }) => id);

function rows(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`);
}

describe("the list of controls", () => {
  // Users configure controls by id and read their severity: a change here is a change for them.
  test("is the published one", () => {
    const rows = controls.map(({ id, severity, level }) => [id, severity, level].join(" "));
    expect(rows.sort()).toEqual(pinnedRows.map((row) => row.join(" ")).sort());
  });

  test("has unique ids, earlier ids among them, in kebab case and not reserved", () => {
    const names = controls.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(names.filter((name) => RESERVED.includes(name))).toEqual([]);
  });

  test("stands in the order of layers and ids", () => {
    const key = ({ layer, id }: (typeof controls)[number]) =>
      `${String(LAYERS.indexOf(layer))} ${id}`;
    expect(controls.map(key)).toEqual(controls.map(key).sort());
  });
});

describe("files", () => {
  test("every control has one by its id in the folder of its layer, and no other is there", () => {
    const expected = controls.map(({ layer, id }) => `${layer}/${id}.ts`);
    const found = filesIn("policy-pack/controls", ".ts").filter((file) => file.includes("/"));
    expect(found).toEqual(expected.sort());
  });

  test("every control has a test and fixtures by its id, and no other is there", () => {
    const tests = filesIn("tests/controls", ".test.ts");
    expect(tests).toEqual([...ids.map((id) => `${id}.test.ts`), ...SHARED_TESTS].sort());
    const fixtures = filesIn("tests/controls/fixtures", ".ts");
    expect(fixtures).toEqual(ids.map((id) => `${id}.ts`).sort());
  });

  test("a control's file exports it under its id in camel case", () => {
    for (const { layer, id } of controls) {
      const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(read(`policy-pack/controls/${layer}/${id}.ts`)).toContain(`export const ${name} = `);
    }
  });
});

describe.each(controls)("$id", (control) => {
  const { title, contract, rationale, remediation, componentSide } = control;

  test.each(Object.entries({ title, contract, rationale, remediation, componentSide }))(
    "%s is made of sentences",
    (_name, text) => {
      expect(text).toMatch(/^\S.*\S\.$/s);
      expect(text).not.toMatch(/\s\s|\n/);
    },
  );

  test("has references, which are addresses", () => {
    expect(control.references.length).toBeGreaterThan(0);
    for (const reference of control.references) expect(reference).toMatch(/^https:\/\/\S+$/);
  });

  test("enforces requirements that exist", () => {
    expect(control.requirements.length).toBeGreaterThan(0);
    for (const id of control.requirements) expect(REQUIREMENTS).toContain(id);
  });

  test("names its component side, or why there is none", () => {
    expect(componentSide).toMatch(/^(none, because .+|[A-Z].+)$/);
  });

  test("says in its contract what an absent and an unknown value mean", () => {
    expect(contract).toMatch(/^Restricted: /);
    expect(contract).toMatch(/absent|without/i);
    expect(contract).toMatch(/unknown|not evaluated|refused/);
  });

  test("has frameworks with version and clause", () => {
    for (const { framework, version, clause } of control.frameworks) {
      expect([framework, version, clause]).not.toContain("");
    }
  });
});

describe("generated documents", () => {
  test("are what `npm run docs` writes", () => {
    expect(staleDocuments(ROOT)).toEqual([]);
  });

  test("are named when they are stale or missing, and written by path", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "documents-"));
    try {
      expect(staleDocuments(folder)).toEqual(Object.keys(DOCUMENTS));
      expect(writeDocuments(folder)).toEqual(Object.keys(DOCUMENTS));
      expect(staleDocuments(folder)).toEqual([]);
      fs.appendFileSync(path.join(folder, "policy-pack/CONTROLS.md"), "edited by hand\n");
      expect(staleDocuments(folder)).toEqual(["policy-pack/CONTROLS.md"]);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  test("have an anchor and a row for each control", () => {
    const text = read("policy-pack/CONTROLS.md");
    for (const id of ids) {
      expect(text).toContain(`\n## ${id}\n`);
      expect(text).toContain(`| [${id}](#${id}) `);
    }
  });
});

describe("manifests", () => {
  const root = manifest(".").dependencies ?? {};

  test.each(["policy-pack", "components", "preview"])("%s agrees on @pulumi versions", (folder) => {
    const { dependencies, peerDependencies, devDependencies } = manifest(folder);
    const all = { ...dependencies, ...peerDependencies, ...devDependencies };
    const shared = Object.keys(all).filter((name) => name.startsWith("@pulumi/"));
    expect(shared).toContain("@pulumi/pulumi");
    for (const name of shared) {
      expect([name, all[name]?.replace(/^\^/, "")]).toEqual([name, root[name]]);
    }
  });

  test("the versions at the root are exact, and installed once", () => {
    const lock = JSON.parse(read("package-lock.json")) as { readonly packages: object };
    for (const [name, version] of Object.entries(root)) {
      if (!name.startsWith("@pulumi/")) continue;
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      const copies = Object.keys(lock.packages).filter((key) =>
        key.endsWith(`node_modules/${name}`),
      );
      expect(copies).toEqual([`node_modules/${name}`]);
      expect(manifest(`node_modules/${name}`).version.replace(/^v/, "")).toBe(version);
      expect(fs.existsSync(path.join(ROOT, "node_modules", name, "node_modules/@pulumi"))).toBe(
        false,
      );
    }
  });
});

describe("imports", () => {
  function leaves(folder: string, { file, from }: Import): boolean {
    if (from.startsWith(".")) return path.join(path.dirname(file), from).startsWith("..");
    if (from.startsWith("node:")) return false;
    const { dependencies, peerDependencies } = manifest(folder);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    return !declared.some((name) => from === name || from.startsWith(`${name}/`));
  }

  test.each(["policy-pack", "components"])(
    "%s imports only itself and what its own manifest names",
    (folder) => {
      const imports = importsIn(folder);
      expect(imports.length).toBeGreaterThan(10);
      expect(imports.filter((each) => leaves(folder, each))).toEqual([]);
    },
  );

  test("the policy pack depends on Pulumi's SDKs, their protocol library and a reader of YAML alone", () => {
    const { dependencies = {} } = manifest("policy-pack");
    expect(Object.keys(dependencies)).toEqual([
      "@grpc/grpc-js",
      "@pulumi/policy",
      "@pulumi/pulumi",
      "yaml",
    ]);
  });

  test("tests of controls load no package of Pulumi", () => {
    const direct = importsIn("tests/controls").filter(({ from }) => from.startsWith("@pulumi"));
    const support = importsIn("tests/support").filter(({ from }) => from.startsWith("@pulumi"));
    const kernel = importsIn("policy-pack").filter(
      ({ file, from, typeOnly }) =>
        from.startsWith("@pulumi") &&
        !typeOnly &&
        !["index.ts", "kernel/pack.ts", "kernel/service.ts"].includes(file),
    );
    expect([...direct, ...support, ...kernel]).toEqual([]);
  });
});
