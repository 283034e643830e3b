import { isObject } from "./wire";

/** The configuration values of the add-on vpc-cni, which takes JSON or YAML. */
export class VpcCniValues {
  private readonly values: Readonly<Record<string, unknown>> | undefined;

  constructor(private readonly text: string) {
    this.values = parse(text);
  }

  /** Whether the engine for network policies is on. */
  get hasEngine(): boolean {
    if (this.values === undefined) return this.hasLine("enableNetworkPolicy", "true");
    return ["true", true].some((value) => this.values?.["enableNetworkPolicy"] === value);
  }

  /** Whether a pod has no traffic until policies are in place for it. */
  get isStrict(): boolean {
    const key = "NETWORK_POLICY_ENFORCING_MODE";
    if (this.values === undefined) return this.hasLine(key, "strict");
    const { env } = this.values;
    return isObject(env) && env[key] === "strict";
  }

  private hasLine(key: string, value: string): boolean {
    const line = new RegExp(`^\\s*["']?${key}["']?:\\s*["']?${value}["']?\\s*(#.*)?$`, "m");
    return line.test(this.text);
  }
}

/** Nothing for a text that is not JSON; a value that is no object has no properties. */
function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const values: unknown = JSON.parse(text);
    return isObject(values) ? values : {};
  } catch {
    return undefined;
  }
}
