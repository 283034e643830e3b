import { bindings } from "./rbac-roles";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { stepsOf, type Step } from "./takeover-steps";

/** A way from a binding to all rights. */
export interface Takeover {
  /** The steps in words: `create on pods in shop, ServiceAccount shop/operator: ...`. */
  readonly words: string;
  readonly certain: boolean;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly certain: boolean;
}

const END = "cluster-admin";

/** The steps of all bindings of a stack as one graph, walked once from its end. */
export class TakeoverGraph {
  private readonly steps = new Map<string, readonly Step[]>();
  private readonly certain: ReadonlyMap<string, Edge>;
  private readonly possible: ReadonlyMap<string, Edge>;

  constructor(stack: StackIndex) {
    const edges = bindings(stack).flatMap((binding) => this.edgesOf(binding, stack));
    const nodes = new Set([...this.steps.values()].flat().map(nodeOf));
    nodes.delete(END);
    const anywhere = [...nodes].map((from) => ({ from, to: ANYWHERE, words: "", certain: true }));
    this.certain = nextEdges([...edges.filter(({ certain }) => certain), ...anywhere]);
    this.possible = nextEdges([...edges, ...anywhere]);
  }

  /** The shortest way from the rights that a binding gives, by what is certain if there is one. */
  from(binding: Subject): Takeover | undefined {
    const steps = (this.steps.get(binding.urn) ?? []).filter(({ end }) => !end);
    const sure = shortest(
      steps.filter(({ certain }) => certain),
      this.certain,
    );
    if (sure !== undefined) return { words: sure, certain: true };
    const open = shortest(steps, this.possible);
    return open === undefined ? undefined : { words: open, certain: false };
  }

  private edgesOf(binding: Subject, stack: StackIndex): readonly Edge[] {
    const steps = stepsOf(binding, stack);
    this.steps.set(binding.urn, steps);
    return accountsOf(binding).flatMap((account) => [
      ...steps.map((step) => ({
        from: account.node,
        to: nodeOf(step),
        words: `${account.node}: ${wordsOf(step)}`,
        certain: step.certain && account.certain,
      })),
      ...account.reachedFrom.map((node) => ({
        from: node,
        to: account.node,
        words: "",
        certain: account.certain,
      })),
    ]);
  }
}

interface Account {
  readonly node: string;
  /** Nodes that stand for it: the service accounts of its namespace. */
  readonly reachedFrom: readonly string[];
  readonly certain: boolean;
}

/** Every namespace, of which an account of unknown namespace may be. */
const ANYWHERE = "any service account";

function accountsOf(binding: Subject): readonly Account[] {
  const subjects = binding.inputs.at("subjects").list();
  const unknown: Account = { node: "an unknown subject", reachedFrom: [ANYWHERE], certain: false };
  if (subjects.state === "unknown") return [unknown];
  if (subjects.state === "absent") return [];
  return subjects.value.flatMap((subject): readonly Account[] => {
    const kind = subject.at("kind").string();
    const name = subject.at("name").string();
    const namespace = subject.at("namespace").string();
    if (kind.state === "known" && kind.value === "Group" && name.state === "known") {
      return groupAccounts(name.value);
    }
    if (kind.state === "known" && kind.value !== "ServiceAccount") return [];
    if (namespace.state !== "known") return namespace.state === "unknown" ? [unknown] : [];
    const certain = kind.state === "known" && name.state === "known";
    const shown = name.state === "known" ? name.value : "(not known)";
    return [
      {
        node: `ServiceAccount ${namespace.value}/${shown}`,
        reachedFrom: [accountsNode(namespace.value)],
        certain,
      },
    ];
  });
}

/** The service accounts that a group of the system stands for. */
function groupAccounts(name: string): readonly Account[] {
  const [, , namespace] = /^(system:serviceaccounts)(?::(.+))?$/.exec(name) ?? [];
  if (namespace !== undefined) {
    return [{ node: `Group ${name}`, reachedFrom: [accountsNode(namespace)], certain: true }];
  }
  const all = name === "system:serviceaccounts" || name === "system:authenticated";
  return all ? [{ node: `Group ${name}`, reachedFrom: [ANYWHERE], certain: true }] : [];
}

function accountsNode(namespace: string): string {
  return `service accounts of ${namespace}`;
}

function nodeOf({ to }: Step): string {
  return to === END ? END : accountsNode(to.accountsOf);
}

function wordsOf({ to, by }: Step): string {
  return to === END ? by : `${by} in ${to.accountsOf}`;
}

/** For each node that reaches the end, the edge that its shortest way begins with. */
function nextEdges(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  const into = new Map<string, Edge[]>();
  for (const edge of edges) {
    const known = into.get(edge.to);
    if (known === undefined) into.set(edge.to, [edge]);
    else known.push(edge);
  }
  const next = new Map<string, Edge>();
  const queue = [END];
  for (const node of queue) {
    for (const edge of into.get(node) ?? []) {
      if (next.has(edge.from)) continue;
      next.set(edge.from, edge);
      queue.push(edge.from);
    }
  }
  return next;
}

function shortest(steps: readonly Step[], next: ReadonlyMap<string, Edge>): string | undefined {
  const ways = steps.flatMap((step) => {
    const rest = wayFrom(nodeOf(step), next);
    return rest === undefined ? [] : [[wordsOf(step), ...rest]];
  });
  const [best] = ways.sort((left, right) => left.length - right.length);
  return best?.join(", then ");
}

function wayFrom(node: string, next: ReadonlyMap<string, Edge>): readonly string[] | undefined {
  const words: string[] = [];
  for (let at = node; at !== END;) {
    const edge = next.get(at);
    if (edge === undefined) return undefined;
    if (edge.words !== "") words.push(edge.words);
    at = edge.to;
  }
  return words;
}
