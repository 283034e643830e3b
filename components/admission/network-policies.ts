import {
  allOf,
  anyOf,
  at,
  cel,
  every,
  isEmpty,
  isSet,
  not,
  objectsAt,
  some,
  someText,
  text,
  textAt,
  textsAt,
  type Condition,
  type Text,
} from "./cel";
import { changes, type GuardPolicy } from "./guard-policy";

/** The instance metadata service by IPv4 and IPv6 (Amazon EC2 user guide, "Use IMDS"). */
const METADATA = ["169.254.169.254", "fd00:ec2::254"];
const METADATA_PORT = 80;

/** A port by name may be any number. */
function opensMetadataPort(rule: string): Condition {
  const ports = objectsAt(at(rule, "ports"));
  const covers = cel(
    "condition",
    `type(p.port) != int || (p.port <= ${METADATA_PORT} && ${METADATA_PORT} <= p.?endPort.orValue(int(p.port)))`,
  );
  return anyOf(
    isEmpty(ports),
    some(ports, "p", (port) => anyOf(not(isSet(at(port, "port"))), covers)),
  );
}

function holds(range: Text, address: string): Condition {
  return cel("condition", `cidr(${range.text}).containsIP(${text(address).text})`);
}

function leavesMetadataOut(peer: string): Condition {
  const range = textAt(at(peer, "ipBlock", "cidr"));
  const except = textsAt(at(peer, "ipBlock", "except"));
  const kept = METADATA.map((address) =>
    anyOf(
      not(holds(range, address)),
      someText(except, "e", (one) => holds(one, address)),
    ),
  );
  return anyOf(not(isSet(at(peer, "ipBlock"))), allOf(...kept));
}

/** Control np-metadata-egress: a pod that reaches the metadata service asks for the credentials of its node. */
export const NETWORK_POLICIES: readonly GuardPolicy[] = [
  {
    name: "metadata-egress",
    control: "np-metadata-egress",
    guards: [
      {
        apiGroups: ["networking.k8s.io"],
        apiVersions: ["v1"],
        resources: ["networkpolicies"],
        operations: ["CREATE", "UPDATE"],
      },
    ],
    concerns: changes((root) => at(root, "spec")),
    holds: every(objectsAt(at("object", "spec", "egress")), "rule", (rule) =>
      anyOf(
        not(opensMetadataPort(rule)),
        allOf(
          not(isEmpty(objectsAt(at(rule, "to")))),
          every(objectsAt(at(rule, "to")), "peer", leavesMetadataOut),
        ),
      ),
    ),
    message:
      "np-metadata-egress: the policy opens the address of the instance metadata service. " +
      "Name peers in every rule, and except 169.254.169.254/32 and fd00:ec2::254/128 from wide ranges.",
    exemptsSystem: false,
  },
];
