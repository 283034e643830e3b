/** An answer that a value which is not known leaves open. */
export type Truth = "yes" | "no" | "maybe";

/** Yes when all are, no when one is not. */
export function both(...truths: readonly Truth[]): Truth {
  if (truths.includes("no")) return "no";
  return truths.includes("maybe") ? "maybe" : "yes";
}

/** Yes when one is, no when none is. */
export function either(...truths: readonly Truth[]): Truth {
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") ? "maybe" : "no";
}

export function invert(truth: Truth): Truth {
  if (truth === "maybe") return "maybe";
  return truth === "yes" ? "no" : "yes";
}

export function truthOf(holds: boolean): Truth {
  return holds ? "yes" : "no";
}
