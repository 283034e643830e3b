import { readFileSync } from "node:fs";
import {
  drive,
  loadInProcess,
  reconcile,
  settingLayers,
  type ConfigurationLayer,
  type Driver,
  type StackIdentity,
} from "../policy";
import { UsageError } from "../project/usage-error";
import type { CommonOptions } from "./options";

/** Loads the pack that the flags name, configures it, and returns its driver. */
export async function startPolicies(
  options: CommonOptions,
  identity: StackIdentity,
): Promise<Driver> {
  const file = configurationFile(options.policyPackConfig);
  const analyzer = await loadInProcess(options.policyPack, identity);
  const layers = [...file, ...settingLayers(options.settings, analyzer.info)];
  return drive(analyzer, reconcile(analyzer.info, layers));
}

function configurationFile(file: string | undefined): readonly ConfigurationLayer[] {
  if (file === undefined) return [];
  const source = `--policy-pack-config: ${file}`;
  let policies: unknown;
  try {
    policies = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${source}: not readable as JSON: ${reason}.`);
  }
  if (typeof policies !== "object" || policies === null || Array.isArray(policies)) {
    throw new UsageError(
      `${source}: found no object, wanted policy names with their configuration.`,
    );
  }
  return [{ source: file, policies: policies as Readonly<Record<string, unknown>> }];
}
