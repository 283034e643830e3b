import { invalidArgument, requireMatch } from "../invalid-argument";

/** What a generation of a domain's CA does. All three are trusted; only the current one signs. */
export const CaRole = {
  /** Trusted already, so that everybody knows it before it signs. */
  Next: "next",
  /** Signs certificates. */
  Current: "current",
  /** Trusted still, for certificates that are in use. */
  Previous: "previous",
} as const;
export type CaRole = (typeof CaRole)[keyof typeof CaRole];

/** One generation of a domain's CA: a key of its own. */
export interface CaGenerationArgs {
  /** Name of the generation: 1 to 16 lower-case letters, digits and hyphens. It names the resources and never changes. */
  readonly id: string;
  /** next, current or previous. */
  readonly role: CaRole;
}

export const FIRST_GENERATION: readonly CaGenerationArgs[] = [{ id: "1", role: CaRole.Current }];

/**
 * The three deployments that replace a CA: add, switch, remove. Between any two of them every certificate in use has its
 * root in every trust set; leave one step out, and there is a moment when it does not.
 */
export function rotationSteps(from: string, to: string): readonly (readonly CaGenerationArgs[])[] {
  return [
    [
      { id: from, role: CaRole.Current },
      { id: to, role: CaRole.Next },
    ],
    [
      { id: from, role: CaRole.Previous },
      { id: to, role: CaRole.Current },
    ],
    [{ id: to, role: CaRole.Current }],
  ];
}

/** Checks generations: exactly one is current, at most one of each other role, no id twice. */
export function requireGenerations(
  owner: string,
  path: string,
  generations: readonly CaGenerationArgs[] = FIRST_GENERATION,
): readonly CaGenerationArgs[] {
  const roles = Object.values(CaRole);
  const wanted = "an id of 1 to 16 lower-case letters, digits and hyphens";
  generations.forEach(({ id, role }, index) => {
    requireMatch(owner, `${path}[${index}].id`, id, /^[a-z0-9][a-z0-9-]{0,15}$/, wanted);
    if (!roles.includes(role)) {
      throw invalidArgument(owner, `${path}[${index}].role`, role, `one of ${roles.join(", ")}`);
    }
    if (generations.findIndex((other) => other.id === id) < index) {
      throw invalidArgument(owner, `${path}[${index}].id`, id, "an id that is not named twice");
    }
    if (generations.findIndex((other) => other.role === role) < index) {
      const each = `at most one generation of each role; finish one rotation before the next`;
      throw invalidArgument(owner, `${path}[${index}].role`, role, each);
    }
  });
  if (!generations.some(({ role }) => role === CaRole.Current)) {
    throw invalidArgument(owner, path, generations, "exactly one generation with the role current");
  }
  return generations;
}
