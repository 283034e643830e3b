import { pass } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { companion, madeNamespaces, NETWORK_POLICY_VERSIONS } from "../../kernel/namespace-objects";
import { allowsDns, deniesByDefault } from "../../kernel/network-policy";

const POLICIES = { kind: "NetworkPolicy", groupVersions: NETWORK_POLICY_VERSIONS };

export const nsDnsEgress = control(
  {
    id: "ns-dns-egress",
    title: "Namespaces that deny egress should allow DNS.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: every Namespace that the stack makes and that denies egress by default. Wanted: a NetworkPolicy " +
      "in it that selects all pods and has an egress rule for port 53 or for every port. Absent ports of a rule " +
      "mean every port. Policies that are unknown, and patches, leave the namespace not evaluated, unless others " +
      "settle it.",
    rationale:
      "Without names nothing works, and the usual repair is a rule that allows everything.",
    remediation: "Add a policy that allows UDP and TCP 53 to kube-dns, or use SecureNamespace.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide: "SecureNamespace adds the policy allow-dns.",
  },
  onStack(madeNamespaces, (namespace, stack) => {
    const denying = companion(namespace, stack, {
      ...POLICIES,
      parts: ["egress"],
      has: ({ inputs }) => deniesByDefault(inputs.at("spec"), "Egress"),
      wanted: "",
    });
    if (denying.status === "violation") return pass;
    const answer = companion(namespace, stack, {
      ...POLICIES,
      parts: ["policy that allows DNS"],
      has: ({ inputs }) => allowsDns(inputs.at("spec")),
      wanted: "a NetworkPolicy that allows port 53",
    });
    return answer.status === "violation" && denying.status === "notEvaluated" ? denying : answer;
  }),
);
