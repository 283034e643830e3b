import type { Field } from "./field";
import { any, type Tri } from "./label-selector";

/** Whether a list holds one of some texts; an absent list holds none. */
export function holdsAny(list: Field, wanted: readonly string[]): Tri {
  const reading = list.list();
  if (reading.state !== "known") return reading.state === "absent" ? "no" : "unknown";
  return any(
    reading.value.map((entry): Tri => {
      const text = entry.string();
      if (text.state === "unknown") return "unknown";
      return text.state === "known" && wanted.includes(text.value) ? "yes" : "no";
    }),
  );
}
