import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { readProject } from "../preview/project";
import type { Command } from "./measure";
import { REPOSITORY } from "./measure";

/** A copy of the program with package-root imports, started by ts-node with type check as the Pulumi CLI starts it. */
export function plainVariant(stack: string): { readonly command: Command; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-plain-"));
  for (const name of ["components", "index.ts", "configuration", "tsconfig.json", "package.json"]) {
    cpSync(path.join(REPOSITORY, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(folder, "node_modules"), "junction");
  for (const file of sources(folder)) {
    writeFileSync(file, withPackageRoots(readFileSync(file, "utf8")));
  }
  const entry = path.join(folder, "start.cjs");
  cpSync(path.join(__dirname, "plain-start.cjs"), entry);
  const project = readProject(REPOSITORY, stack);
  return {
    command: {
      program: process.execPath,
      args: [entry],
      folder,
      environment: {
        PULUMI_CONFIG: JSON.stringify(project.configuration),
        BENCH_PROJECT: project.name,
        BENCH_STACK: stack,
      },
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function sources(folder: string): readonly string[] {
  const isSource = (name: string): boolean => name.endsWith(".ts") && !name.endsWith(".d.ts");
  const inFolders = ["components", "configuration"].flatMap((name) =>
    readdirSync(path.join(folder, name), { recursive: true, encoding: "utf8" })
      .filter(isSource)
      .map((file) => path.join(folder, name, file)),
  );
  return [...inFolders, path.join(folder, "index.ts")];
}

const DEEP_IMPORT =
  /^import (type )?(?:\{([^}]*)\}|\* as (\w+)) from "@pulumi\/(aws|kubernetes)\/([\w/]+)";$/gm;

/**
 * `import { Cluster } from "@pulumi/aws/eks"` becomes an import of the package root and `import Cluster = root.eks.Cluster`,
 * which stands for the class and its type alike.
 */
export function withPackageRoots(source: string): string {
  let count = 0;
  return source.replace(
    DEEP_IMPORT,
    (
      _all,
      _type,
      names: string | undefined,
      whole: string | undefined,
      pack: string,
      deep: string,
    ) => {
      const root = `${pack}Root${(count += 1)}`;
      // A class's own file is exported by the namespace that it stands in: `provider` by the root itself, and in the AWS
      // package everything by the service.
      const segments = deep.split("/").slice(0, pack === "aws" ? 1 : undefined);
      const namespace = deep === "provider" ? root : [root, ...segments].join(".");
      const imports =
        whole === undefined
          ? namedImports(names ?? "", namespace)
          : [`import ${whole} = ${namespace};`];
      return [`import * as ${root} from "@pulumi/${pack}";`, ...imports].join("\n");
    },
  );
}

function namedImports(names: string, namespace: string): readonly string[] {
  return names
    .split(",")
    .map((part) => part.trim().replace(/^type /, ""))
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", local = name] = part.split(/\s+as\s+/);
      return `import ${local} = ${namespace}.${name};`;
    });
}
