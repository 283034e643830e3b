import { addBindings } from "./administrators-by-binding";
import { entryMembers, mappedMembers, type Members } from "./group-members";
import { AdministratorList, principalOf, type Administrators } from "./administrator-list";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export const CLUSTER = "aws:eks/cluster:Cluster";
export const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const ADMIN_POLICY = /(^|\/)AmazonEKSClusterAdminPolicy$/;

const byStack = new WeakMap<StackIndex, Administrators>();

/**
 * Everybody who has all rights in the cluster of a stack, by whichever way: as its creator, by an access policy, by the
 * ConfigMap aws-auth, or by a binding of a group, user or service account. IAM principals stand in the place of the groups
 * and names that access entries and aws-auth give them.
 */
export function clusterAdministrators(stack: StackIndex): Administrators {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const found = new AdministratorList();
  for (const cluster of stack.ofType(CLUSTER)) addCreator(found, cluster);
  for (const association of stack.ofType(ASSOCIATION)) addAssociation(found, association, stack);
  const mapped = mappedMembers(stack);
  addMasters(found, mapped);
  addBindings(found, [...entryMembers(stack), ...mapped], stack);
  const result = found.result();
  byStack.set(stack, result);
  return result;
}

function addCreator(found: AdministratorList, { name, inputs }: Subject): void {
  const creator = inputs.at("accessConfig", "bootstrapClusterCreatorAdminPermissions").boolean();
  const way = "bootstrapClusterCreatorAdminPermissions";
  if (creator.state === "unknown") found.addGap(creator.why, 1);
  else if (creator.state === "absent" || creator.value) found.add(`the creator of ${name}`, way);
}

function addAssociation(found: AdministratorList, association: Subject, stack: StackIndex): void {
  const { inputs, name } = association;
  const policy = inputs.at("policyArn").string();
  const scope = inputs.at("accessScope", "type").string();
  if (policy.state === "known" && !ADMIN_POLICY.test(policy.value)) return;
  if (policy.state === "absent" || (scope.state === "known" && scope.value === "namespace")) return;
  const gap = [policy, scope].find(({ state }) => state === "unknown");
  if (gap?.state === "unknown") found.addGap(`${name}: ${gap.why}`, 1);
  else found.add(principalOf(association, stack), `access policy association ${name}`);
}

/** system:masters has all rights without any binding; EKS refuses it in access entries, aws-auth does not. */
function addMasters(found: AdministratorList, mapped: Members): void {
  for (const { principal, groups, unknown, by, weight } of mapped) {
    if (groups.includes("system:masters")) found.add(principal, `${by} → Group system:masters`);
    if (unknown !== undefined) found.addGap(unknown, weight);
  }
}
