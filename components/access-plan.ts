import { Partition, requireAdministrators, requireRoleArn } from "./aws-account";
import type { Administrators } from "./aws-account";
import { invalidArgument, requireMatch } from "./invalid-argument";

/** What a person may do in the namespaces of a team. */
export const Persona = {
  /** Reads most objects, but no Secrets. */
  Viewer: "viewer",
  /** Changes workloads, and reads Secrets. */
  Developer: "developer",
  /** Changes workloads, and roles and bindings of the namespace. */
  Operator: "operator",
} as const;
export type Persona = (typeof Persona)[keyof typeof Persona];

/** A role of people, and the namespaces that it works in. */
export interface PersonaGrant {
  /** What the role may do: viewer, developer or operator. */
  readonly persona: Persona;
  /** ARN of the IAM role that people take on. */
  readonly roleArn: string;
  /** Namespaces that the role works in, at least one. Patterns such as team-* are refused. */
  readonly namespaces: string[];
  /** Groups of the cluster that the role is in, for RoleBindings of your own. Default none. */
  readonly kubernetesGroups?: string[];
}

/** Who gets into a cluster; the meaning of each value is the one of `ClusterAccessArgs`. */
export interface AccessRequest extends Administrators {
  readonly partition?: Partition;
  readonly personas?: PersonaGrant[];
}

/** One access entry with its access policy. */
export interface PlannedAccess {
  /** Part of the resource names. */
  readonly suffix: string;
  readonly principalArn: string;
  readonly policyArn: string;
  readonly kubernetesGroups?: string[];
  /** Namespaces that the policy holds for; the whole cluster without them. */
  readonly namespaces?: string[];
}

/** Access policies of EKS. Source: Amazon EKS user guide, "Review access policy permissions". */
const POLICIES: Readonly<Record<Persona, string>> = {
  viewer: "AmazonEKSViewPolicy",
  developer: "AmazonEKSEditPolicy",
  operator: "AmazonEKSAdminPolicy",
};

/**
 * Plans one access entry for each role: administrators for the whole cluster (control eks-access-policy-admin), personas
 * for named namespaces and in no group of Kubernetes itself (control eks-access-entry-groups). A role has one entry, so it
 * is named once.
 */
export function planAccess(owner: string, request: AccessRequest): PlannedAccess[] {
  const [deployer, ...administrators] = requireAdministrators(owner, request);
  const arnOf = (policy: string): string =>
    `arn:${request.partition ?? Partition.Aws}:eks::aws:cluster-access-policy/${policy}`;
  const administrator = (suffix: string, principalArn: string): PlannedAccess => ({
    suffix,
    principalArn,
    policyArn: arnOf("AmazonEKSClusterAdminPolicy"),
  });
  const planned = [
    ...(deployer === undefined ? [] : [administrator("deployer", deployer)]),
    ...administrators.map((arn) => administrator(`administrator-${roleLabel(arn)}`, arn)),
  ];
  (request.personas ?? []).forEach((grant, index) => {
    const path = `personas[${index}]`;
    requireGrant(owner, path, grant);
    if (planned.some(({ principalArn }) => principalArn === grant.roleArn)) {
      const wanted = "a role that has no access yet, because a role has one access entry";
      throw invalidArgument(owner, `${path}.roleArn`, grant.roleArn, wanted);
    }
    planned.push({
      suffix: `${grant.persona}-${roleLabel(grant.roleArn)}`,
      principalArn: grant.roleArn,
      policyArn: arnOf(POLICIES[grant.persona]),
      kubernetesGroups: grant.kubernetesGroups,
      namespaces: grant.namespaces,
    });
  });
  return planned;
}

const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

function requireGrant(owner: string, path: string, grant: PersonaGrant): void {
  const known = Object.values(Persona);
  if (!known.includes(grant.persona)) {
    throw invalidArgument(owner, `${path}.persona`, grant.persona, `one of ${known.join(", ")}`);
  }
  requireRoleArn(owner, `${path}.roleArn`, grant.roleArn);
  const { namespaces, kubernetesGroups = [] } = grant;
  if (!Array.isArray(namespaces) || namespaces.length === 0) {
    const wanted = "a list with at least one namespace";
    throw invalidArgument(owner, `${path}.namespaces`, namespaces, wanted);
  }
  namespaces.forEach((name, index) => requireTeamNamespace(owner, path, name, index));
  kubernetesGroups.forEach((group, index) =>
    requireOwnGroup(owner, `${path}.kubernetesGroups[${index}]`, group),
  );
}

/** EKS takes patterns and system namespaces too, and both would hand out more than the namespace of a team. */
function requireTeamNamespace(owner: string, path: string, name: string, index: number): void {
  const place = `${path}.namespaces[${index}]`;
  requireMatch(owner, place, name, NAMESPACE, "the name of a namespace, without a pattern");
  if (name === "default" || name.startsWith("kube-")) {
    const wanted = "a namespace of a team: default and names that start with kube- are no one's";
    throw invalidArgument(owner, place, name, wanted);
  }
}

/** Source of the prefixes that EKS refuses as well: Amazon EKS user guide, "Create access entries". */
export function requireOwnGroup(owner: string, path: string, group: string): void {
  if (typeof group !== "string" || !/^(?!system:|eks:|aws:|amazon:|iam:)\S{1,256}$/.test(group)) {
    const wanted = "a group of your own: system:, eks:, aws:, amazon: and iam: are reserved";
    throw invalidArgument(owner, path, group, wanted);
  }
}

/** Account and role of an ARN: a name that stays when the list is reordered. */
function roleLabel(arn: string): string {
  const [, , , , account = "", resource = ""] = arn.split(":");
  return `${account}-${resource.replace(/^role\//, "").replaceAll("/", "-")}`;
}
