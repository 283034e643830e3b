import type { Field } from "./field";

export type Direction = "Ingress" | "Egress";

/**
 * Whether the spec of a NetworkPolicy denies all traffic of a direction to or from all pods of its namespace: it selects
 * every pod, covers the direction and has no rule for it (networking.k8s.io/v1 NetworkPolicySpec: absent policyTypes
 * mean Ingress, and Egress where there are egress rules).
 */
export function deniesByDefault(spec: Field, direction: Direction): "yes" | "no" | "unknown" {
  const parts = [
    selectsAllPods(spec.at("podSelector")),
    covers(spec.at("policyTypes"), direction),
    isEmptyList(spec.at(direction === "Ingress" ? "ingress" : "egress")),
  ];
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

type Tri = "yes" | "no" | "unknown";

/** Whether a label selector is empty, which selects every pod; an absent one is. */
export function selectsAllPods(selector: Field): Tri {
  const parts = [
    isEmptyObject(selector.at("matchLabels")),
    isEmptyList(selector.at("matchExpressions")),
  ];
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

function covers(policyTypes: Field, direction: Direction): Tri {
  const reading = policyTypes.list();
  if (reading.state === "unknown") return "unknown";
  // Without rules for egress, which a default-deny policy does not have, absent types mean Ingress alone.
  if (reading.state === "absent") return direction === "Ingress" ? "yes" : "no";
  if (reading.value.length === 0) return direction === "Ingress" ? "yes" : "no";
  const types = reading.value.map((entry) => entry.string());
  if (types.some((type) => type.state === "known" && type.value === direction)) return "yes";
  return types.some((type) => type.state === "unknown") ? "unknown" : "no";
}

function isEmptyList(field: Field): Tri {
  const reading = field.list();
  if (reading.state === "unknown") return "unknown";
  return reading.state === "absent" || reading.value.length === 0 ? "yes" : "no";
}

function isEmptyObject(field: Field): Tri {
  const reading = field.entries();
  if (reading.state === "unknown") return "unknown";
  return reading.state === "absent" || reading.value.length === 0 ? "yes" : "no";
}

/** Whether the spec of a NetworkPolicy lets all pods of its namespace reach port 53 of something. */
export function allowsDns(spec: Field): Tri {
  const rules = spec.at("egress").list();
  const dns: readonly Tri[] =
    rules.state === "known"
      ? rules.value.map((rule) => coversPort(rule.at("ports"), 53))
      : [rules.state === "absent" ? "no" : "unknown"];
  const allowed = dns.includes("yes") ? "yes" : dns.includes("unknown") ? "unknown" : "no";
  const parts = [selectsAllPods(spec.at("podSelector")), allowed];
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

/**
 * Whether the ports of a rule cover a port: absent and empty lists mean every port, an entry without a port every port of
 * its protocol. A named port is not known.
 */
export function coversPort(ports: Field, port: number): Tri {
  const list = ports.list();
  if (list.state === "unknown") return "unknown";
  if (list.state === "absent" || list.value.length === 0) return "yes";
  const parts = list.value.map((entry): Tri => {
    const first = entry.at("port");
    if (first.absent) return entry.unknown === undefined ? "yes" : "unknown";
    const start = first.number();
    const end = entry.at("endPort").number();
    if (start.state !== "known" || end.state === "unknown") return "unknown";
    const last = end.state === "known" ? end.value : start.value;
    return start.value <= port && port <= last ? "yes" : "no";
  });
  if (parts.includes("yes")) return "yes";
  return parts.includes("unknown") ? "unknown" : "no";
}
