import { isObject, own, type PlainObject } from "./wire";
import { valueOfYaml } from "./yaml-text";

/** The configuration values of the add-on vpc-cni, which takes JSON or YAML. */
export class VpcCniValues {
  private readonly values: PlainObject;

  constructor(text: string) {
    const values = valueOfYaml(text);
    this.values = isObject(values) ? values : {};
  }

  /** Whether the engine for network policies is on. */
  get hasEngine(): boolean {
    const value = own(this.values, "enableNetworkPolicy");
    return value === true || value === "true";
  }

  /** Whether a pod has no traffic until policies are in place for it. */
  get isStrict(): boolean {
    const env = own(this.values, "env");
    return isObject(env) && own(env, "NETWORK_POLICY_ENFORCING_MODE") === "strict";
  }
}
