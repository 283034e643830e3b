import { control, onStack } from "../../kernel/control";
import { companion, madeNamespaces, NETWORK_POLICY_VERSIONS } from "../../kernel/namespace-objects";
import { deniesByDefault } from "../../kernel/network-policy";

import { cisEks, cisKubernetes, nsaCisa } from "../../kernel/frameworks";

export const nsDefaultDenyEgress = control(
  {
    id: "ns-default-deny-egress",
    title: "Each namespace must deny egress by default.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [...cisEks(["4.3.2"]), ...cisKubernetes("5.3.2"), ...nsaCisa("2.0")],
    contract:
      "Restricted: every Namespace that the stack makes. Wanted: a NetworkPolicy in it that selects all pods, names " +
      "Egress in policyTypes and allows nothing. Absent policyTypes mean Ingress alone. A policy of which the " +
      "deciding fields or the namespace are unknown, and a NetworkPolicyPatch, leave the namespace not evaluated, " +
      "unless another policy settles it.",
    rationale:
      "Without it every pod of the namespace reaches the internet and the instance metadata, which is how data and " +
      "credentials leave.",
    remediation:
      'Add a NetworkPolicy with podSelector {} and policyTypes ["Egress"] and no egress rules, or use ' +
      "SecureNamespace.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide: "SecureNamespace adds the policy default-deny-egress.",
  },
  onStack(madeNamespaces, (namespace, stack) =>
    companion(namespace, stack, {
      kind: "NetworkPolicy",
      groupVersions: NETWORK_POLICY_VERSIONS,
      parts: ["policy that denies egress"],
      has: ({ inputs }) => deniesByDefault(inputs.at("spec"), "Egress"),
      wanted: "a default-deny NetworkPolicy",
    }),
  ),
);
