import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** Somebody with all rights in a cluster. */
export interface Administrator {
  /** ARN of an IAM principal or the resource that makes it, or kind and name of a Kubernetes subject. */
  readonly principal: string;
  /** How it comes to its rights, each from the principal on. */
  readonly ways: readonly string[];
}

/** The administrators that are known, and what may add to them. */
export interface Administrators {
  readonly list: readonly Administrator[];
  /** What is not known, with the number of administrators that it may add. */
  readonly gaps: readonly { readonly why: string; readonly most: number }[];
}

/** Collects administrators, each once with all ways. */
export class AdministratorList {
  private readonly ways = new Map<string, string[]>();
  private readonly gaps: { readonly why: string; readonly most: number }[] = [];

  add(principal: string, way: string): void {
    const known = this.ways.get(principal);
    if (known === undefined) this.ways.set(principal, [way]);
    else if (!known.includes(way)) known.push(way);
  }

  addGap(why: string, most: number): void {
    this.gaps.push({ why, most });
  }

  result(): Administrators {
    const list = [...this.ways].map(([principal, ways]) => ({ principal, ways }));
    return { list, gaps: this.gaps };
  }
}

/**
 * The IAM principal of an access entry or policy association: its ARN, and where that is not known the resource that it
 * comes from, followed through the entry of an association.
 */
export function principalOf({ urn, name, inputs }: Subject, stack: StackIndex): string {
  const arn = inputs.at("principalArn").string();
  if (arn.state === "known") return arn.field.secret ? `the principal of ${name}` : arn.value;
  const [source, ...others] = stack
    .sourcesOf(urn, "principalArn")
    .flatMap((each) => stack.get(each) ?? []);
  if (source === undefined || others.length > 0) return `an unknown principal (${name})`;
  const isEntry = source.type === "aws:eks/accessEntry:AccessEntry";
  return isEntry && source.urn !== urn ? principalOf(source, stack) : `${source.typeAndName}`;
}
