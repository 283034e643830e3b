import type { Field } from "./field";

/** Yes, no, or not known during a preview. */
export type Tri = "yes" | "no" | "unknown";

/** All parts must hold: one no decides, then one unknown. */
export function all(parts: readonly Tri[]): Tri {
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

/** One part must hold: one yes decides, then one unknown. */
export function any(parts: readonly Tri[]): Tri {
  if (parts.includes("yes")) return "yes";
  return parts.includes("unknown") ? "unknown" : "no";
}

/** Whether a meta/v1 LabelSelector selects labels; an empty selector selects all. */
export function selects(selector: Field, labels: Field): Tri {
  return all([
    matchesLabels(selector.at("matchLabels"), labels),
    matchesExpressions(selector.at("matchExpressions"), labels),
  ]);
}

/** Whether labels hold every pair of a map, as the selector of a Service asks. */
export function matchesLabels(wanted: Field, labels: Field): Tri {
  const pairs = wanted.entries();
  if (pairs.state === "absent") return "yes";
  if (pairs.state === "unknown") return "unknown";
  return all(pairs.value.map(([key, value]) => hasValue(labels.at(key), [value])));
}

function matchesExpressions(expressions: Field, labels: Field): Tri {
  const list = expressions.list();
  if (list.state === "absent") return "yes";
  if (list.state === "unknown") return "unknown";
  return all(list.value.map((expression) => matchesExpression(expression, labels)));
}

function matchesExpression(expression: Field, labels: Field): Tri {
  const key = expression.at("key").string();
  const operator = expression.at("operator").string();
  if (key.state !== "known" || operator.state !== "known") return "unknown";
  const label = labels.at(key.value);
  const values = expression.at("values").list();
  switch (operator.value) {
    case "In":
      return values.state === "known" ? hasValue(label, values.value) : "unknown";
    case "NotIn":
      return values.state === "known" ? not(hasValue(label, values.value)) : "unknown";
    case "Exists":
      return not(isAbsent(label));
    case "DoesNotExist":
      return isAbsent(label);
    default:
      return "unknown";
  }
}

function isAbsent(label: Field): Tri {
  if (label.unknown !== undefined) return "unknown";
  return label.absent ? "yes" : "no";
}

function hasValue(label: Field, values: readonly Field[]): Tri {
  const found = label.string();
  if (found.state === "absent") return "no";
  if (found.state === "unknown") return "unknown";
  return any(
    values.map((value) => {
      const reading = value.string();
      if (reading.state !== "known") return "unknown";
      return reading.value === found.value ? "yes" : "no";
    }),
  );
}

function not(tri: Tri): Tri {
  if (tri === "unknown") return "unknown";
  return tri === "yes" ? "no" : "yes";
}
