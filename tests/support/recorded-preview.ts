import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./repository";
import { secret, UNKNOWN, type Stack, type TestResource } from "./stack";

const CACHE = path.join(ROOT, "node_modules/.cache/hardened-cluster-tests");
/** All that a preview's resources depend on. */
const SOURCES = ["components", "preview", "index.ts", "configuration", "package-lock.json"];

/**
 * The resources that a preview of the real program registers, as the command line writes them. Recorded when one of the
 * sources has changed since the last recording, and read from the cache otherwise.
 */
export function recordedPreview(stack: "dev" | "production"): Stack {
  const file = path.join(CACHE, `${stack}-${fingerprint()}.json`);
  if (!fs.existsSync(file)) record(stack, file);
  const document = JSON.parse(fs.readFileSync(file, "utf8")) as { readonly resources: Stack };
  return document.resources.map(withSecrets);
}

function record(stack: string, file: string): void {
  fs.mkdirSync(CACHE, { recursive: true });
  for (const old of fs.readdirSync(CACHE)) {
    if (old.startsWith(`${stack}-`) && old.endsWith(".json")) fs.rmSync(path.join(CACHE, old));
  }
  const partial = `${file}.${String(process.pid)}`;
  const flags = ["--stack", stack, "--format", "json", "--output", partial];
  const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"];
  const { status, stderr } = spawnSync(process.execPath, [...command, ...flags], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0 && status !== 1) {
    throw new Error(`the preview of ${stack} ended with status ${String(status)}: ${stderr}`);
  }
  fs.renameSync(partial, file);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const projects = fs.readdirSync(ROOT).filter((name) => /^Pulumi.*\.yaml$/.test(name));
  for (const name of [...SOURCES, ...projects.sort()]) {
    for (const file of filesBelow(path.join(ROOT, name))) {
      hash.update(path.relative(ROOT, file)).update(fs.readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function filesBelow(place: string): readonly string[] {
  if (!fs.statSync(place).isDirectory()) return [place];
  const names = fs.readdirSync(place).filter((name) => name !== "node_modules");
  return names.sort().flatMap((name) => filesBelow(path.join(place, name)));
}

/** Reports hold a secret as `{"$secret": true}`: its value is not known. */
function withSecrets(resource: TestResource): TestResource {
  const text = JSON.stringify(resource.inputs);
  const inputs: unknown = JSON.parse(text, (_key, value: unknown) =>
    isSecretMark(value) ? secret(UNKNOWN) : value,
  );
  return { ...resource, inputs };
}

function isSecretMark(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$secret" in value;
}
