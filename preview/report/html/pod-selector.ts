import { items, member, shown, UNTOLD } from "./written";

/** Pods of one namespace, or of all that a selector selects. */
type Pods = { readonly pods: unknown } & (
  { readonly namespace: unknown } | { readonly namespaces: unknown }
);

const NAME_LABEL = "kubernetes.io/metadata.name";

/** `all pods in payments`, `pods app=web in namespaces team in (a, b)`; a selector that is absent selects all. */
export function podsText(pods: Pods): string {
  const place = "namespace" in pods ? oneNamespace(pods.namespace) : namespaces(pods.namespaces);
  return `${selected("pods", "all pods", pods.pods)} in ${place}`;
}

function oneNamespace(name: unknown): string {
  return name === UNTOLD ? "a namespace not known yet" : shown(name);
}

function namespaces(selector: unknown): string {
  const name = member(member(selector, "matchLabels"), NAME_LABEL);
  const byName = typeof name === "string" && requirements(selector).length === 1;
  return byName ? name : selected("namespaces", "every namespace", selector);
}

function selected(some: string, all: string, selector: unknown): string {
  const wanted = requirements(selector);
  return wanted.length === 0 ? all : `${some} ${wanted.join(", ")}`;
}

/** The requirements of a label selector as `kubectl --selector` takes them. */
function requirements(selector: unknown): readonly string[] {
  const labels = member(selector, "matchLabels");
  if (selector === UNTOLD || labels === UNTOLD) return ["not known yet"];
  return [
    ...Object.keys(labels ?? {}).map((key) => `${key}=${shown(member(labels, key))}`),
    ...items(member(selector, "matchExpressions")).map(expressionText),
  ];
}

function expressionText(expression: unknown): string {
  const key = shown(member(expression, "key"));
  const operator = member(expression, "operator");
  if (operator === "Exists") return key;
  if (operator === "DoesNotExist") return `!${key}`;
  const values = items(member(expression, "values")).map(shown).join(", ");
  return `${key} ${operator === "NotIn" ? "notin" : "in"} (${values})`;
}
