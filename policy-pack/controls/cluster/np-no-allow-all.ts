import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { NETWORK_POLICY_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field, Reading } from "../../kernel/field";
import { any, type Tri } from "../../kernel/label-selector";

import { nsaCisa } from "../../kernel/frameworks";

export const npNoAllowAll = control(
  {
    id: "np-no-allow-all",
    title: "Network policies must not allow ingress from everywhere to every port.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K7"],
    frameworks: nsaCisa("2.0"),
    contract:
      "Restricted: spec.ingress[] of NetworkPolicy. Refused: a rule without ports and without peers, or with a peer " +
      "for 0.0.0.0/0 or ::/0 that excepts nothing. Absent ports mean every port, absent peers everyone. Unknown " +
      "ports and peers are not evaluated.",
    rationale:
      "One such rule undoes the default deny of the namespace for the pods that it selects.",
    remediation: "Name the peers and the ports.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide: "SecureNamespace allows no ingress but what is listed, by peer and port.",
  },
  onResources(NETWORK_POLICY_TYPES, ({ inputs }) =>
    eachEntry(inputs.at("spec", "ingress"), (rule): Answer => {
      const ports = rule.at("ports").list();
      const peers = rule.at("from").list();
      const entries = ports.state === "known" ? ports.value : [];
      if (entries.some((entry) => entry.unknown === undefined)) return pass;
      const everyone = isOpen(peers);
      if (everyone === "no") return pass;
      if (ports.state === "unknown") return notEvaluated(ports.field, ports.why);
      if (entries.length > 0) return notEvaluated(ports.field, "no port is known");
      if (everyone === "unknown") return notEvaluated(rule.at("from"), "a peer is not known");
      return violation(rule, "everyone on every port", "peers and ports by name");
    }),
  ),
);

function isOpen(peers: Reading<readonly Field[]>): Tri {
  if (peers.state === "unknown") return "unknown";
  if (peers.state === "absent" || peers.value.length === 0) return "yes";
  return any(peers.value.map((peer) => isEveryone(peer)));
}

function isEveryone(peer: Field): Tri {
  const range = peer.at("ipBlock", "cidr").string();
  if (range.state !== "known") return range.state === "absent" ? "no" : "unknown";
  if (!/^(0\.0\.0\.0|[0:]+)\/0$/.test(range.value)) return "no";
  const except = peer.at("ipBlock", "except").list();
  if (except.state === "unknown") return "unknown";
  return except.state === "known" && except.value.length > 0 ? "no" : "yes";
}
