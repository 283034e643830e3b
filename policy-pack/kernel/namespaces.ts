import type { Subject } from "./subject";

const NONE: readonly Subject[] = [];

/** The Namespace objects of a run, `NamespacePatch` among them, as far as they are registered. */
export class Namespaces {
  private readonly byName = new Map<string, readonly Subject[]>();
  private readonly nameByUrn = new Map<string, string>();

  /** Takes up a resource if it is a Namespace, in the place of an earlier state of it. */
  add(subject: Subject): void {
    const { kubernetes, objectName, urn } = subject;
    if (kubernetes?.kind !== "Namespace" || kubernetes.groupVersion !== "core/v1") return;
    const earlier = this.nameByUrn.get(urn);
    if (earlier !== undefined) this.byName.set(earlier, this.others(earlier, urn));
    const name = objectName.state === "known" ? objectName.value : UNNAMED;
    this.nameByUrn.set(urn, name);
    this.byName.set(name, [...this.others(name, urn), subject]);
  }

  private others(name: string, urn: string): readonly Subject[] {
    return this.named(name).filter((subject) => subject.urn !== urn);
  }

  /** Those of a name: the same list until one is added. */
  named(name: string): readonly Subject[] {
    return this.byName.get(name) ?? NONE;
  }

  /** Those of which the name is not known. */
  get unnamed(): readonly Subject[] {
    return this.named(UNNAMED);
  }
}

/** No namespace has this name: Kubernetes names are lower case. */
const UNNAMED = "UNNAMED";
