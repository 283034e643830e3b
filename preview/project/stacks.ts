import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { didYouMean } from "./nearest-name";
import type { ProjectFile } from "./project-file";
import { UsageError } from "./usage-error";

export interface StackChoice {
  readonly stack: string;
  /** `organization` unless the stack was named with its organization, as the CLI's own back ends without one say. */
  readonly organization: string;
  /** Absolute path of the stack's file. */
  readonly file: string;
}

/**
 * The stack to preview: the one that is named (`dev`, `acme/dev` or `acme/project/dev`), else `dev`, else the only one.
 */
export function chooseStack(project: ProjectFile, named: string | undefined): StackChoice {
  const files = stackFiles(project.stackFolder);
  const parts = named?.split("/") ?? [];
  const organization = parts.length > 1 ? (parts[0] ?? "") : "organization";
  const stack = parts.at(-1) ?? defaultStack(project, files);
  const file = files.get(stack);
  if (file === undefined) {
    throw new UsageError(
      `--stack: found no file Pulumi.${stack}.yaml for the stack "${stack}" in ${project.stackFolder}, ` +
        `wanted one of: ${list(files)}.${didYouMean(stack, files.keys())}`,
    );
  }
  return { stack, organization, file };
}

function defaultStack(project: ProjectFile, files: ReadonlyMap<string, string>): string {
  if (files.has("dev")) return "dev";
  const [only, ...others] = files.keys();
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(
    only === undefined
      ? `Found no stack file (Pulumi.NAME.yaml) in ${project.stackFolder}, wanted at least one.`
      : `--stack: found nothing, wanted one of: ${list(files)}.`,
  );
}

function list(files: ReadonlyMap<string, string>): string {
  return [...files.keys()].join(", ") || "(none exists)";
}

function stackFiles(folder: string): ReadonlyMap<string, string> {
  const stacks = new Map<string, string>();
  if (!existsSync(folder)) return stacks;
  for (const file of readdirSync(folder).sort()) {
    const stack = /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1];
    if (stack !== undefined) stacks.set(stack, path.join(folder, file));
  }
  return stacks;
}
