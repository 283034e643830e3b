import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "../../support/repository";
import type { TestResource } from "../../support/stack";
import type { Manifest } from "./client";

/** A Kubernetes object that a previewed program would write. */
export interface PreviewedObject {
  readonly resource: TestResource;
  readonly manifest: Manifest;
  /** Whether it changes an object that exists already. */
  readonly isPatch: boolean;
}

/** A project's folder below the repository's root, and one of its stacks. */
export interface PreviewedStack {
  readonly program: string;
  readonly stack: string;
}

/** Both stacks of the program, and each stack of each example. */
export function previewedStacks(): readonly PreviewedStack[] {
  const examples = path.join(ROOT, "examples");
  const names = fs.existsSync(examples) ? fs.readdirSync(examples).sort() : [];
  return [".", ...names.map((name) => `examples/${name}`)].flatMap((program) =>
    fs
      .readdirSync(path.join(ROOT, program))
      .flatMap((file) => /^Pulumi\.([\w-]+)\.yaml$/.exec(file)?.[1] ?? [])
      .map((stack) => ({ program, stack })),
  );
}

/** What stands for a value that a report does not show; it is base64 too, for the data of Secrets. */
const SECRET = "c2VjcmV0";
/** Keys that a Secret must have by its type (Kubernetes documentation, "Types of Secret"). */
const SECRET_KEYS: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
};

/**
 * The Kubernetes objects of a stack in the order of their registration. Values that only a cloud could tell are the ones
 * that `preview --resolved` makes up; all secrets are one word.
 */
export function previewedObjects({ program, stack }: PreviewedStack): readonly PreviewedObject[] {
  return preview(program, stack)
    .filter(({ type }) => type.startsWith("kubernetes:"))
    .map((resource) => {
      const manifest = manifestOf(resource);
      return { resource, manifest, isPatch: /:\w+Patch$/.test(resource.type) };
    });
}

function preview(program: string, stack: string): readonly TestResource[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "preview-"));
  const output = path.join(folder, "report.json");
  const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"];
  const which = ["--program", program, "--stack", stack, "--resolved"];
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        "--experimental-async-context-frame",
        "--v8-pool-size=0",
        ...command,
        ...which,
        "--format=json",
        `--output=${output}`,
      ],
      { cwd: ROOT, encoding: "utf8" },
    );
    // What the pack says of a stack is the matter of other tests.
    if (status !== 0 && status !== 1) {
      throw new Error(`preview of ${program}, ${stack}: status ${String(status)}: ${stderr}`);
    }
    const text = fs.readFileSync(output, "utf8");
    const report = JSON.parse(text, withoutSecrets) as { readonly resources: TestResource[] };
    return report.resources;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function withoutSecrets(_key: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && "$secret" in value ? SECRET : value;
}

/** The object as the provider sends it: an API version, a kind, and a name even where Pulumi makes one. */
export function manifestOf({ type, name, inputs }: TestResource): Manifest {
  const [, groupVersion = "", token = ""] = /^kubernetes:(.+):(\w+?)(?:Patch)?$/.exec(type) ?? [];
  const { metadata = {}, ...rest } = inputs as Partial<Manifest>;
  return {
    apiVersion: groupVersion.replace(/^core\//, ""),
    kind: token,
    ...rest,
    ...(token === "Secret" && secretData(rest)),
    metadata: { name: name.toLowerCase(), ...metadata },
  };
}

/** The provider's SDK makes the data of a Secret secret as a whole, keys included. */
function secretData({ type = "Opaque", data, stringData }: Omit<Partial<Manifest>, "metadata">) {
  const keys = SECRET_KEYS[String(type)] ?? ["value"];
  const values = Object.fromEntries(keys.map((key) => [key, SECRET]));
  return {
    ...(data === SECRET && { data: values }),
    ...(stringData === SECRET && { stringData: values }),
  };
}
