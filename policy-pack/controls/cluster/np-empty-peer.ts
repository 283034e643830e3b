import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { NETWORK_POLICY_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";

export const npEmptyPeer = control(
  {
    id: "np-empty-peer",
    title: "Rules of network policies should name their peers.",
    severity: "low",
    level: "advisory",
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: from of spec.ingress[] and to of spec.egress[] of NetworkPolicy. Wanted: one peer at least. Absent and " +
      "empty lists mean everyone, inside the cluster and out, a violation. Unknown lists, and lists of unknown peers alone, are not evaluated.",
    rationale:
      "An empty list of peers looks as if it allowed nothing, and allows everyone on the ports of the rule.",
    remediation:
      "Name the peers: namespaceSelector {} for all pods of the cluster, ipBlock for what is outside.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide:
      "The policies of the add-ons and of SecureNamespace name the peers of each rule.",
  },
  onResources(NETWORK_POLICY_TYPES, ({ inputs }) => [
    ...eachEntry(inputs.at("spec", "ingress"), (rule) => judge(rule.at("from"))),
    ...eachEntry(inputs.at("spec", "egress"), (rule) => judge(rule.at("to"))),
  ]),
);

function judge(peers: Field): Answer {
  const reading = peers.list();
  if (reading.state === "unknown") return notEvaluated(peers, reading.why);
  const entries = reading.state === "known" ? reading.value : [];
  if (entries.some((peer) => peer.unknown === undefined)) return pass;
  const [first] = entries;
  if (first !== undefined) return notEvaluated(first, first.unknown ?? "no peer is known");
  return violation(peers, "no peer, which means everyone", "a peer at least");
}
