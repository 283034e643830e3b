import { targetNames } from "./exemptions";
import type { Subject } from "./subject";

/** Where a resource stands among the others (AnalyzeStack). */
export interface Relations {
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

const NO_RELATIONS: Relations = { parent: "", dependencies: [], propertyDependencies: {} };

/** All resources of the stack with the look-ups that stack controls need, built in one pass. */
export class StackIndex {
  private readonly byUrn = new Map<string, Subject>();
  private readonly byType = new Map<string, Subject[]>();
  private readonly byKind = new Map<string, Subject[]>();
  private readonly byParent = new Map<string, Subject[]>();
  private readonly byNamespace = new Map<string, Subject[]>();
  private readonly dependentsByUrn = new Map<string, Subject[]>();
  private byTarget: Map<string, Subject[]> | undefined;

  constructor(
    readonly subjects: readonly Subject[],
    private readonly relations: ReadonlyMap<string, Relations>,
  ) {
    for (const subject of subjects) this.byUrn.set(subject.urn, subject);
    for (const subject of subjects) this.add(subject);
  }

  private add(subject: Subject): void {
    push(this.byType, subject.type, subject);
    const { parent, dependencies } = this.relationsOf(subject.urn);
    if (parent !== "") push(this.byParent, parent, subject);
    for (const urn of dependencies) push(this.dependentsByUrn, urn, subject);
    const { kubernetes } = subject;
    if (kubernetes === undefined) return;
    push(this.byKind, kubernetes.kind, subject);
    push(this.byNamespace, namespaceKey(kubernetes.kind, this.placeOf(subject)), subject);
  }

  /** The stack with one resource in the place of the one that has its URN. */
  with(changed: Subject): StackIndex {
    const subjects = this.subjects.map((subject) =>
      subject.urn === changed.urn ? changed : subject,
    );
    return new StackIndex(subjects, this.relations);
  }

  /** The root stack resource; nothing when the engine did not send it. */
  get root(): Subject | undefined {
    return this.ofType("pulumi:pulumi:Stack")[0];
  }

  get(urn: string): Subject | undefined {
    return this.byUrn.get(urn);
  }

  ofType(type: string): readonly Subject[] {
    return this.byType.get(type) ?? [];
  }

  /** Kubernetes objects of a kind in any API version, `…Patch` forms included. */
  ofKind(kind: string): readonly Subject[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The resources that an exemption's target names. */
  targeted(target: string): readonly Subject[] {
    this.byTarget ??= this.indexTargets();
    return this.byTarget.get(target) ?? [];
  }

  private indexTargets(): Map<string, Subject[]> {
    const index = new Map<string, Subject[]>();
    for (const subject of this.subjects) {
      for (const name of targetNames(subject)) push(index, name, subject);
    }
    return index;
  }

  children(urn: string): readonly Subject[] {
    return this.byParent.get(urn) ?? [];
  }

  dependents(urn: string): readonly Subject[] {
    return this.dependentsByUrn.get(urn) ?? [];
  }

  relationsOf(urn: string): Relations {
    return this.relations.get(urn) ?? NO_RELATIONS;
  }

  /** URNs of the resources whose outputs a top-level property of a resource is made from. */
  sourcesOf(urn: string, path: string): readonly string[] {
    const [property = ""] = /^[^.[]+/.exec(path) ?? [];
    return this.relationsOf(urn).propertyDependencies[property] ?? [];
  }

  /**
   * Objects of a kind that stand in the namespace which a `Namespace` resource makes: by name where the name is known,
   * and by dependency where it is an output of that resource.
   */
  inNamespace(kind: string, namespace: Subject): readonly Subject[] {
    const found = new Set(this.byNamespace.get(namespaceKey(kind, namespace.urn)));
    const { objectName } = namespace;
    if (objectName.state === "known") {
      const named = this.byNamespace.get(namespaceKey(kind, objectName.value)) ?? [];
      for (const subject of named) found.add(subject);
    }
    return [...found];
  }

  /** Objects of a kind of which nothing tells the namespace: it is unknown, and not the output of one `Namespace`. */
  unplaced(kind: string): readonly Subject[] {
    return this.byNamespace.get(namespaceKey(kind, UNPLACED)) ?? [];
  }

  /**
   * Name or URN of the namespace in which an object stands. An unknown name is an output of the one Namespace that the
   * metadata depends on; with several, or none, nothing tells which.
   */
  private placeOf(subject: Subject): string {
    const { namespace } = subject;
    if (namespace.state === "known") return namespace.value;
    if (namespace.state === "absent") return "default";
    const [source, ...others] = this.sourcesOf(subject.urn, "metadata").filter(
      (urn) => this.get(urn)?.kubernetes?.kind === "Namespace",
    );
    return source === undefined || others.length > 0 ? UNPLACED : source;
  }
}

/** No namespace has this name: Kubernetes names are lower case. */
const UNPLACED = "UNPLACED";

function namespaceKey(kind: string, namespace: string): string {
  return `${kind} ${namespace}`;
}

function push(map: Map<string, Subject[]>, key: string, subject: Subject): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [subject]);
  else list.push(subject);
}
