import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readStack } from "../../preview/scan";

/** A folder of its own for every test of a file. */
export function scanFolder(): {
  readonly path: (name: string) => string;
  readonly write: (name: string, content: string | Buffer) => string;
} {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "scan-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const inFolder = (name: string): string => path.join(folder, name);
  return {
    path: inFolder,
    write: (name, content) => {
      const file = inFolder(name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}

/** What a scan found, without the root stack that it makes. */
export function scan(...paths: readonly string[]) {
  const stack = readStack(paths);
  const resources = stack.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack");
  const line = (index: number, property: string): string =>
    stack.locate(resources[index]?.urn ?? "", property) ?? "";
  return { ...stack, resources, line };
}

export function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
}
