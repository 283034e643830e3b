import type { Field } from "./field";
import type { Subject } from "./subject";

/** What stands in a namespace, or names one. */
export type Placed = Pick<Subject, "namespace">;

/**
 * Objects by namespace and label, so that who selects whom is found without comparing all with all. An object of which
 * namespace or labels are not fully known is a candidate for every question.
 */
export class LabelIndex {
  private readonly byPair = new Map<string, Subject[]>();
  private readonly open: Subject[] = [];

  /** Adds an object under each pair of a map; nothing tells it apart where the map is empty or absent. */
  add(subject: Subject, labels: Field, only = Number.POSITIVE_INFINITY): void {
    const keys = keysOf(subject, labels);
    if (keys === undefined || keys.length === 0) this.open.push(subject);
    for (const key of keys?.slice(0, only) ?? []) {
      const list = this.byPair.get(key);
      if (list === undefined) this.byPair.set(key, [subject]);
      else list.push(subject);
    }
  }

  /** The objects that share a pair with a map of labels in the same namespace, and those that are not fully known. */
  candidates(place: Placed, labels: Field): readonly Subject[] {
    const keys = keysOf(place, labels);
    const found =
      keys === undefined ? [...this.byPair.values()] : keys.map((key) => this.byPair.get(key));
    return [...new Set([...this.open, ...found.flatMap((list) => list ?? [])])];
  }
}

function keysOf({ namespace }: Placed, labels: Field): readonly string[] | undefined {
  if (namespace.state === "unknown") return undefined;
  const place = namespace.state === "known" ? namespace.value : "default";
  const pairs = labels.entries();
  if (pairs.state === "absent") return [];
  if (pairs.state === "unknown") return undefined;
  const keys: string[] = [];
  for (const [name, value] of pairs.value) {
    const text = value.string();
    if (text.state === "unknown") return undefined;
    if (text.state === "known") keys.push(JSON.stringify([place, name, text.value]));
  }
  return keys;
}

/** Whether two objects stand in one namespace. */
export function shareNamespace(left: Placed, right: Placed): "yes" | "no" | "unknown" {
  const [one, other] = [left.namespace, right.namespace];
  if (one.state === "unknown" || other.state === "unknown") return "unknown";
  const place = (reading: typeof one) => (reading.state === "known" ? reading.value : "default");
  return place(one) === place(other) ? "yes" : "no";
}
