import { isObject, own } from "./wire";
import { valueOfYaml } from "./yaml-text";

/** One entry of mapRoles or mapUsers of the ConfigMap aws-auth. */
export interface AwsAuthMapping {
  readonly arn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/**
 * The mappings in the text of mapRoles or mapUsers (EKS user guide, "Grant IAM users access to Kubernetes with a
 * ConfigMap"), in YAML or JSON. Nothing for a text that holds no such list.
 */
export function awsAuthMappings(text: string): readonly AwsAuthMapping[] | undefined {
  const parsed = valueOfYaml(text);
  if (parsed === null) return [];
  if (!Array.isArray(parsed)) return undefined;
  const mappings = parsed.map(mappingOf);
  return mappings.every((mapping) => mapping !== undefined) ? mappings : undefined;
}

function mappingOf(value: unknown): AwsAuthMapping | undefined {
  if (!isObject(value)) return undefined;
  const arn = own(value, "rolearn") ?? own(value, "userarn");
  const username = own(value, "username") ?? "";
  const groups = own(value, "groups") ?? [];
  if (typeof arn !== "string" || typeof username !== "string" || !Array.isArray(groups)) {
    return undefined;
  }
  return { arn, username, groups: groups.map(String) };
}
