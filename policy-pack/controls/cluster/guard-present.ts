import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { any } from "../../kernel/label-selector";
import { equals, madeNamespaces } from "../../kernel/namespace-objects";
import { holdsPods } from "../../kernel/pod-templates";
import type { StackIndex } from "../../kernel/stack-index";

const CLUSTER = "aws:eks/cluster:Cluster";
const ANNOTATION = "hardened-cluster/control";

/** Controls that Pod Security admission says nothing about, and that an API server can judge. */
const GUARDED = [
  "csr-client-signer",
  "guard-present",
  "img-allowed-repos",
  "img-digest",
  "np-metadata-egress",
  "pss-host-namespaces",
  "sa-automount-pod",
  "sa-no-token-secret",
  "svc-load-balancer-internal",
  "svc-no-external-ips",
  "svc-no-node-port",
];

export const guardPresent = control(
  {
    id: "guard-present",
    title: "Clusters should refuse at admission what the pack refuses in a preview.",
    severity: "medium",
    level: "advisory",
    layer: "cluster",
    requirements: ["K19"],
    frameworks: [],
    contract:
      "Restricted: clusters of a stack that also makes namespaces or pods. Wanted: a ValidatingAdmissionPolicy with " +
      `the annotation ${ANNOTATION} for each of ${GUARDED.join(", ")}. An absent policy is a finding. Unknown ` +
      "annotations, and patches of policies, are not evaluated where they may settle it.",
    rationale:
      "A preview judges what passes through this program; the API server judges whatever anybody applies.",
    remediation:
      "Add AdmissionGuard, or annotate policies of your own with the ids of the controls that they enforce.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/",
    ],
    componentSide: "ClusterInside has an AdmissionGuard with a policy for each.",
  },
  onStack(
    (stack) => (makesObjects(stack) ? stack.ofType(CLUSTER) : []),
    (_cluster, stack) => judge(stack),
  ),
);

function makesObjects(stack: StackIndex): boolean {
  if (stack.ofType(CLUSTER).length === 0) return false;
  return madeNamespaces(stack).length > 0 || stack.subjects.some(({ type }) => holdsPods(type));
}

function judge(stack: StackIndex): Answer {
  const policies = stack.ofKind("ValidatingAdmissionPolicy");
  const answers = GUARDED.map((id) => {
    const enforced = any(
      policies.map(({ inputs, kubernetes }) => {
        const carries = equals(inputs.at("metadata", "annotations", ANNOTATION), id);
        return carries === "yes" && kubernetes?.patch === true ? "unknown" : carries;
      }),
    );
    return { id, enforced };
  });
  const missing = answers.filter(({ enforced }) => enforced === "no").map(({ id }) => id);
  if (missing.length > 0) {
    const found = `no admission policy for ${missing.join(", ")}`;
    return violation("", found, "an admission policy for each");
  }
  if (answers.every(({ enforced }) => enforced === "yes")) return pass;
  return notEvaluated("", "an admission policy is not fully known");
}
