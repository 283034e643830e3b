import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { NETWORK_POLICY_TYPES } from "../../kernel/api-objects";
import { control, onStack } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { isOpen, nodePorts, nodeSecurityGroups, type NodePorts } from "../../kernel/node-ports";
import { LAUNCH_TEMPLATE } from "../../kernel/node-types";

export const npWorkloadPorts = control(
  {
    id: "np-workload-ports",
    title: "Ports that network policies allow between pods should be open between nodes.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: ports in rules of NetworkPolicy that have pods as peers, in a stack with launch templates of " +
      "nodes. Wanted: ingress rules of the nodes' security groups that open the ports to nodes of these groups, " +
      "several rules together counting too, and rules for address ranges whatever they hold. An absent protocol " +
      "means TCP. Rules whose ports are absent say nothing of a port and pass, as do absent peers, which np-empty-peer refuses, and peers outside the cluster. Named " +
      "ports, unknown ports and peers, and stacks in which nodes have groups from elsewhere are not evaluated.",
    rationale:
      "Pods on one node reach each other and pods on two nodes do not: a fault that comes and goes with the " +
      "scheduler, and whose usual repair is to open everything.",
    remediation: "Add the port to workloadPorts of HardenedCluster, or take it out of the policy.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html",
      "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    ],
    componentSide:
      "HardenedCluster opens the ports of its add-ons and workloadPorts; SecureNamespace allows DNS alone unless told.",
  },
  onStack(
    (stack) =>
      stack.ofType(LAUNCH_TEMPLATE).length === 0
        ? []
        : NETWORK_POLICY_TYPES.flatMap((type) => stack.ofType(type)),
    ({ inputs }, stack) => {
      const groups = nodeSecurityGroups(stack);
      const open = nodePorts(stack, groups);
      const judgePort = (port: Field): Answer =>
        groups.size === 0
          ? notEvaluated(port, "the security groups of the nodes come from elsewhere")
          : judge(port, open);
      const judgeRules = (rules: string, peers: string) =>
        eachEntry(inputs.at("spec", rules), (rule) => {
          const meant = meansPods(rule.at(peers));
          if (meant === "no") return pass;
          const answers = eachEntry(rule.at("ports"), judgePort);
          if (meant === "yes" || answers.length === 0) return answers;
          return notEvaluated(rule.at(peers), "whether its peers are pods is not known");
        });
      return [...judgeRules("ingress", "from"), ...judgeRules("egress", "to")];
    },
  ),
);

/** Whether a peer of the rule is a pod: each that is no range of addresses is. Rules without peers are left to np-empty-peer. */
function meansPods(peers: Field): "yes" | "no" | "unknown" {
  const list = peers.list();
  if (list.state === "unknown") return "unknown";
  if (list.state === "absent") return "no";
  const blocks = list.value.map((peer) => peer.at("ipBlock"));
  if (blocks.some((block) => block.absent)) return "yes";
  return blocks.some(({ unknown }) => unknown !== undefined) ? "unknown" : "no";
}

function judge(entry: Field, open: NodePorts): Answer {
  const protocol = entry.at("protocol").string();
  if (protocol.state === "unknown") return notEvaluated(protocol.field, protocol.why);
  const first = entry.at("port");
  if (first.absent && entry.unknown === undefined) return pass;
  const start = first.number();
  if (start.state !== "known") {
    return notEvaluated(first, start.state === "unknown" ? start.why : "the port is not known");
  }
  const end = entry.at("endPort").number();
  if (end.state === "unknown") return notEvaluated(end.field, end.why);
  const last = end.state === "known" ? end.value : start.value;
  const transport = protocol.state === "known" ? protocol.value : "TCP";
  if (isOpen(open, transport, start.value, last)) return pass;
  const [unclear] = open.unclear;
  if (unclear !== undefined) return notEvaluated(first, `rule ${unclear} is not fully known`);
  const range = last === start.value ? String(last) : `${String(start.value)}-${String(last)}`;
  return violation(first, `${transport} ${range}, closed between nodes`, "a port that is open");
}
