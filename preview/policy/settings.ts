import { UsageError } from "../project/usage-error";
import type { PackInfo } from "./analyzer";
import type { ConfigurationLayer } from "./reconcile";

/** Name of the policy whose configuration holds what applies to a whole pack. */
const SETTINGS_POLICY = "settings";

/** Settings that command line flags choose; absent means what the pack's configuration says. */
export interface SettingFlags {
  readonly preset?: string | undefined;
  /** `1.N` */
  readonly kubernetesVersion?: string | undefined;
  /** YYYY-MM-DD */
  readonly asOf?: string | undefined;
  readonly failOnUnknown?: boolean | undefined;
}

/** Flags as configuration of the pack's `settings` policy, one layer for each, so that an error names the flag. */
export function settingLayers(flags: SettingFlags, info: PackInfo): readonly ConfigurationLayer[] {
  const schema = info.policies.find(({ name }) => name === SETTINGS_POLICY)?.configurationSchema;
  const values: readonly (readonly [string, string, unknown])[] = [
    ["--preset", "preset", flags.preset],
    ["--kubernetes-version", "targetVersion", flags.kubernetesVersion],
    ["--as-of", "asOf", flags.asOf],
    ["--fail-on-unknown", "failOnUnknown", flags.failOnUnknown],
  ];
  return values
    .filter(([, , value]) => value !== undefined)
    .map(([source, property, value]) => {
      if (schema === undefined || !(property in schema)) {
        throw new UsageError(
          `${source}: the policy pack ${info.name} has no setting "${property}"; wanted a pack that has, or no flag.`,
        );
      }
      return { source, policies: { [SETTINGS_POLICY]: { [property]: value } } };
    });
}
