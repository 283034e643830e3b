import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const ADMIN = "AmazonEKSClusterAdminPolicy";
/** Policies for people (Amazon EKS user guide, "Review access policy permissions"); the others are for parts of EKS. */
const FOR_PEOPLE = /\/(AmazonEKS(?:ClusterAdmin|Admin|AdminView|Edit|View|SecretReader)Policy)$/;
/** The deploying role, and one for emergencies. */
const MOST = 2;

export const eksAccessPolicyAdmin = control(
  {
    id: "eks-access-policy-admin",
    title: "Access policies must be for namespaces, and administrators few.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K2"],
    frameworks: cisEks(["4.1.1"]),
    contract:
      "Restricted: aws.eks.AccessPolicyAssociation of policies for people. Allowed: namespace scope for all but " +
      "AmazonEKSClusterAdminPolicy, and cluster scope with AmazonEKSClusterAdminPolicy for the principals of the " +
      "parameter administrators, or for at most two of a cluster where it is empty. An absent scope is a " +
      "violation. Policies that EKS has for nodes and its own parts pass. Unknown is not evaluated.",
    rationale:
      "Everybody who can read or change all namespaces is one more way to all Secrets of the cluster.",
    remediation:
      "Set accessScope.type to namespace with the namespaces that the role needs, and list the administrators.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/cluster-access-management.html",
    ],
    componentSide:
      "ClusterAccess gives personas namespace scope, and the cluster to named administrators only.",
    parameters: {
      administrators: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "ARNs of the principals that may administer the cluster. Default: any two.",
      },
    },
  },
  onStack(
    (stack) => stack.ofType(ASSOCIATION),
    (subject, stack, { parameters }) => {
      const { administrators } = parameters;
      return judge(subject, stack, Array.isArray(administrators) ? administrators.map(String) : []);
    },
  ),
);

function judge(subject: Subject, stack: StackIndex, administrators: readonly string[]): Answer {
  const { inputs } = subject;
  const policy = inputs.at("policyArn").string();
  if (policy.state === "unknown") return notEvaluated(policy.field, policy.why);
  const [, name] = (policy.state === "known" && FOR_PEOPLE.exec(policy.value)) || [];
  if (name === undefined) return pass;
  const scope = inputs.at("accessScope", "type").string();
  if (scope.state === "unknown") return notEvaluated(scope.field, scope.why);
  const isWhole = scope.state === "absent" || scope.value !== "namespace";
  if (name !== ADMIN) {
    return isWhole ? violation(scope.field, "the whole cluster", "namespace scope") : pass;
  }
  if (!isWhole) return violation(policy.field, name, "AmazonEKSAdminPolicy for namespaces");
  return judgeAdministrator(subject, stack, administrators);
}

function judgeAdministrator(
  { inputs }: Subject,
  stack: StackIndex,
  administrators: readonly string[],
): Answer {
  const principal = inputs.at("principalArn").string();
  if (administrators.length === 0) {
    const others = stack.ofType(ASSOCIATION).filter((one) => administersToo(one.inputs, inputs));
    if (others.length <= MOST) return pass;
    return violation(
      principal.field,
      `one of ${String(others.length)} administrators`,
      "at most two",
    );
  }
  if (principal.state === "unknown") return notEvaluated(principal.field, principal.why);
  const isListed = principal.state === "known" && administrators.includes(principal.value);
  return isListed ? pass : violation(principal.field, "not listed", "one of the administrators");
}

/** Whether an association administers the cluster that another is of. */
function administersToo(inputs: Subject["inputs"], other: Subject["inputs"]): boolean {
  const policy = inputs.at("policyArn").string();
  const [one, same] = [inputs, other].map((each) => each.at("clusterName").string());
  const isElsewhere = one?.state === "known" && same?.state === "known" && one.value !== same.value;
  return policy.state === "known" && policy.value.endsWith(`/${ADMIN}`) && !isElsewhere;
}
