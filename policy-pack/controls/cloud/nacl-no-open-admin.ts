import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import {
  ACL_RULE,
  AclEntry,
  isEgress,
  neighboursOf,
  type Neighbour,
} from "../../kernel/network-acl-entries";
import { both, either, invert, truthOf, type Truth } from "../../kernel/truth";

const PORTS = { ingress: [22, 3389], egress: [22] } as const;
const WANTED = "no administration from or to the internet";

export const naclNoOpenAdmin = control(
  {
    id: "nacl-no-open-admin",
    title: "Network ACLs must not let administration in from the internet.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C2", "C7"],
    frameworks: [],
    contract:
      "Restricted: entries of aws.ec2.NetworkAcl in the order of their numbers, and each aws.ec2.NetworkAclRule among the other rules and entries of its ACL. Refused: entries that allow the TCP ports 22 or 3389 in, or 22 out, for a range whose public part is larger than a /16 (IPv6: a /32), unless an earlier entry denies the port to every address. Absent entries allow nothing. Unknown is not evaluated.",
    rationale: "An ACL is the last line where a security group is too wide.",
    remediation: "Deny 22 and 3389 for 0.0.0.0/0 and ::/0 before any wide entry.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"],
    componentSide: "ClusterNetwork denies both ports first.",
  },
  onResources(["aws:ec2/networkAcl:NetworkAcl"], ({ inputs }) =>
    (["ingress", "egress"] as const).flatMap((direction) => {
      const reading = inputs.at(direction).list();
      if (reading.state === "absent") return [];
      if (reading.state === "unknown") return [notEvaluated(reading.field, reading.why)];
      const entries = reading.value.map((field) => new AclEntry(field));
      const all = entries.map((entry) => ({ entry, together: "yes" as const }));
      return entries.map((entry) => judge(entry, PORTS[direction], all));
    }),
  ),
  onStack(
    (stack) => stack.ofType(ACL_RULE),
    (rule, stack) => {
      const entry = new AclEntry(rule.inputs);
      const all = neighboursOf(rule, stack);
      const outward = judge(entry, PORTS.egress, all);
      const inward = judge(entry, PORTS.ingress, all);
      const direction = isEgress(rule);
      if (direction !== "maybe") return direction === "yes" ? outward : inward;
      const isDecided = inward.status === outward.status;
      return isDecided
        ? inward
        : notEvaluated(rule.inputs.at("egress"), "its direction is not known");
    },
  ),
);

function judge(entry: AclEntry, ports: readonly number[], all: readonly Neighbour[]): Answer {
  const answer = either(
    ...ports.map((port) =>
      both(
        entry.allows,
        entry.isWorldWide,
        entry.covers(port),
        invert(either(...all.map((other) => deniesBefore(other, entry, port)))),
      ),
    ),
  );
  if (answer === "no") return pass;
  if (answer === "yes") return violation(entry.field, "an entry that allows it", WANTED);
  return notEvaluated(entry.field, "a part of it is not known during a preview");
}

function deniesBefore({ entry: other, together }: Neighbour, entry: AclEntry, port: number): Truth {
  const [left, right] = [other.position, entry.position];
  const isEarlier = left === undefined || right === undefined ? "maybe" : truthOf(left < right);
  return both(
    together,
    isEarlier,
    invert(other.allows),
    truthOf(other.isWholeFor(entry)),
    other.covers(port),
  );
}
