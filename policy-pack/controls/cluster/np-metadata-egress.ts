import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { contains } from "../../kernel/address-ranges";
import { NETWORK_POLICY_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { coversPort } from "../../kernel/network-policy";

import { attack } from "../../kernel/frameworks";

/** The instance metadata service by IPv4 and IPv6 (Amazon EC2 user guide). */
const ADDRESSES = ["169.254.169.254", "fd00:ec2::254"];

export const npMetadataEgress = control(
  {
    id: "np-metadata-egress",
    title: "Network policies must keep the instance metadata address out of egress.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["C6", "K7"],
    frameworks: attack("T1552.005"),
    contract:
      "Restricted: spec.egress[] of NetworkPolicy. Refused: a rule for port 80 without peers, and an ipBlock that " +
      "holds 169.254.169.254 or fd00:ec2::254 and does not except it. Absent peers mean everything, absent ports " +
      "every port. Unknown ranges and peers are not evaluated.",
    rationale: "A pod that reaches the metadata service asks for the credentials of its node.",
    remediation: 'Add except: ["169.254.169.254/32"] to the ipBlock, and name peers in every rule.',
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide:
      "SecureNamespace leaves the addresses out of every wide destination and refuses narrow ones.",
  },
  onResources(NETWORK_POLICY_TYPES, ({ inputs }) =>
    eachEntry(inputs.at("spec", "egress"), (rule) => {
      if (coversPort(rule.at("ports"), 80) === "no") return pass;
      const peers = rule.at("to").list();
      if (peers.state === "unknown") return notEvaluated(peers.field, peers.why);
      if (peers.state === "absent" || peers.value.length === 0) {
        return violation(rule, "every address", "peers without the metadata address");
      }
      return peers.value.map((peer) => judgeBlock(peer.at("ipBlock")));
    }),
  ),
);

function judgeBlock(block: Field): Answer {
  const range = block.at("cidr").string();
  if (range.state === "absent") return pass;
  if (range.state === "unknown") return notEvaluated(range.field, range.why);
  const reached = ADDRESSES.filter((address) => contains(range.value, address));
  if (reached.length === 0) return pass;
  const except = block.at("except").list();
  if (except.state === "unknown") return notEvaluated(except.field, except.why);
  const ranges = except.state === "known" ? except.value.map((entry) => entry.string()) : [];
  const left = reached.filter(
    (address) => !ranges.some((one) => one.state === "known" && contains(one.value, address)),
  );
  if (left.length === 0) return pass;
  const gap = ranges.find((one) => one.state === "unknown");
  if (gap?.state === "unknown") return notEvaluated(gap.field, gap.why);
  return violation(
    range.field,
    `${range.value}, which holds ${left.join(", ")}`,
    "an exception for it",
  );
}
