import { principalOf } from "./administrator-list";
import { awsAuthMappings } from "./aws-auth-mappings";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const ENTRY = "aws:eks/accessEntry:AccessEntry";

/** An IAM principal with the name and groups that it has in Kubernetes. */
export interface Member {
  readonly principal: string;
  readonly username: string;
  readonly groups: readonly string[];
  /** What gives it them. */
  readonly by: string;
  /** Why its groups are not fully known, where they are not. */
  readonly unknown?: string;
  /** How many principals it may stand for. */
  readonly weight: number;
}

export type Members = readonly Member[];

/** The members that access entries make. */
export function entryMembers(stack: StackIndex): Members {
  return stack.ofType(ENTRY).map((entry): Member => {
    const { inputs, name } = entry;
    const groups = inputs.at("kubernetesGroups").list();
    const readings = groups.state === "known" ? groups.value.map((group) => group.string()) : [];
    const username = inputs.at("userName").string();
    const gap = [groups, ...readings, username].find(({ state }) => state === "unknown");
    return {
      principal: principalOf(entry, stack),
      username: username.state === "known" ? username.value : "",
      groups: readings.flatMap((group) => (group.state === "known" ? [group.value] : [])),
      by: `access entry ${name}`,
      ...(gap?.state === "unknown" && { unknown: `${name}: ${gap.why}` }),
      weight: 1,
    };
  });
}

/** The members that the ConfigMap aws-auth maps. */
export function mappedMembers(stack: StackIndex): Members {
  return stack
    .ofKind("ConfigMap")
    .filter(isAwsAuth)
    .flatMap(({ inputs, name }) =>
      ["mapRoles", "mapUsers"].flatMap((key): Members => {
        const text = inputs.at("data", key).string();
        if (text.state === "absent") return [];
        const by = `aws-auth ${key}`;
        const mappings = text.state === "known" ? awsAuthMappings(text.value) : undefined;
        if (mappings !== undefined) {
          return mappings.map(({ arn, username, groups }, index) => ({
            principal: text.field.secret ? `principal ${String(index)} of ${by}` : arn,
            username,
            groups,
            by,
            weight: 1,
          }));
        }
        const why = text.state === "unknown" ? text.why : `the text of ${key} is in no known style`;
        const nobody = { principal: "", username: "", groups: [], by };
        return [{ ...nobody, unknown: `${name}: ${why}`, weight: Infinity }];
      }),
    );
}

/** Also one of unknown name or namespace, which may be it. */
export function isAwsAuth({ objectName, namespace }: Subject): boolean {
  const isNamed =
    objectName.state === "unknown" ||
    (objectName.state === "known" && objectName.value === "aws-auth");
  const isThere =
    namespace.state === "unknown" ||
    (namespace.state === "known" && namespace.value === "kube-system");
  return isNamed && isThere;
}
