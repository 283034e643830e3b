import {
  ADMISSION_WRITE,
  AWS_AUTH_WRITE,
  CSR_APPROVE,
  ESCALATE_BIND,
  IMPERSONATE,
  NODES_PROXY,
  POD_CREATE,
  POD_EXEC,
  SECRETS_READ,
  TOKEN_REQUEST,
} from "./rbac-capabilities";
import { possibleRoles, rulesOf, type BoundRole } from "./rbac-roles";
import { allowsAll, grants, type Capability } from "./rbac-rules";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** What a binding lets its subjects become: all of the cluster, or any service account of a namespace. */
export interface Step {
  readonly to: "cluster-admin" | { readonly accountsOf: string };
  /** The words of the role that allow it. */
  readonly by: string;
  /** False where it hangs on something that is not known. */
  readonly certain: boolean;
  /** True where the role itself has all rights, which is no step but the end. */
  readonly end: boolean;
}

/** Rights over the service accounts of a scope: run as them, read or mint their tokens, act as them. */
const OVER_ACCOUNTS: readonly Capability[] = [
  ...POD_CREATE,
  ...POD_EXEC,
  ...SECRETS_READ,
  ...TOKEN_REQUEST,
  ...ESCALATE_BIND,
  ...IMPERSONATE.filter(({ clusterScoped }) => clusterScoped !== true),
];

/** Rights over the cluster itself, which only a ClusterRoleBinding gives. */
const OVER_CLUSTER: readonly Capability[] = [
  ...IMPERSONATE.filter(({ clusterScoped }) => clusterScoped === true),
  ...NODES_PROXY,
  ...CSR_APPROVE,
  ...ADMISSION_WRITE,
  ...AWS_AUTH_WRITE,
];

/** Built-in roles that run pods and read Secrets wherever they are bound. */
const POWERFUL = ["cluster-admin", "admin", "edit"];

/** What the role of a binding makes of its subjects. */
export function stepsOf(binding: Subject, stack: StackIndex): readonly Step[] {
  const roles = possibleRoles(binding, stack);
  return roles
    .flatMap((bound) => stepsBy(bound, binding, stack))
    .map((step) => ({ ...step, certain: step.certain && roles.length === 1 }));
}

function stepsBy(bound: BoundRole, binding: Subject, stack: StackIndex): readonly Step[] {
  const place = placeOf(binding);
  if (bound.state === "unknown") {
    const { to } = within(place);
    return [{ to, by: "a role that is not known", certain: false, end: false }];
  }
  if (bound.state === "named") {
    if (bound.kind !== "ClusterRole" || !POWERFUL.includes(bound.name)) return [];
    const end = bound.name === "cluster-admin" && place === "";
    return [{ ...within(place), by: `ClusterRole ${bound.name}`, end }];
  }
  return rulesOf(bound.role, stack).flatMap((rule): readonly Step[] => {
    const everything = allowsAll(rule);
    if (everything === "yes") {
      return [
        { ...within(place), by: `${bound.role.name}, which allows everything`, end: place === "" },
      ];
    }
    const capabilities = place === "" ? [...OVER_ACCOUNTS, ...OVER_CLUSTER] : OVER_ACCOUNTS;
    return capabilities.flatMap((capability): readonly Step[] => {
      const grant = grants(rule, capability);
      if (grant.state === "no") return [];
      const by = grant.state === "yes" ? grant.found : "a rule that is not known";
      const { to, certain } = within(place);
      return [{ to, by, certain: certain && grant.state === "yes", end: false }];
    });
  });
}

/** Namespace in which a binding has effect, "" for all, nothing where it is not known. */
function placeOf(binding: Subject): string | undefined {
  if (binding.kubernetes?.kind === "ClusterRoleBinding") return "";
  const { namespace } = binding;
  if (namespace.state === "unknown") return undefined;
  return namespace.state === "known" ? namespace.value : "default";
}

/** The controllers of kube-system have all rights, so that rights over it, or over every namespace, are rights over all. */
function within(place: string | undefined): Pick<Step, "to" | "certain"> {
  if (place === undefined) return { to: "cluster-admin", certain: false };
  if (place === "" || place === "kube-system") return { to: "cluster-admin", certain: true };
  return { to: { accountsOf: place }, certain: true };
}
