import type { Subject } from "./subject";

/** The Namespace objects of a run, `NamespacePatch` among them, as far as they are registered. */
export class Namespaces {
  private readonly byName = new Map<string, Map<string, Subject>>();
  private readonly nameByUrn = new Map<string, string>();

  /** Takes up a resource if it is a Namespace, in the place of an earlier state of it. */
  add(subject: Subject): void {
    const { kubernetes, objectName, urn } = subject;
    if (kubernetes?.kind !== "Namespace" || kubernetes.groupVersion !== "core/v1") return;
    const name = objectName.state === "known" ? objectName.value : UNNAMED;
    this.byName.get(this.nameByUrn.get(urn) ?? "")?.delete(urn);
    this.nameByUrn.set(urn, name);
    const namesakes = this.byName.get(name);
    if (namesakes === undefined) this.byName.set(name, new Map([[urn, subject]]));
    else namesakes.set(urn, subject);
  }

  named(name: string): readonly Subject[] {
    const found = this.byName.get(name);
    return found === undefined ? [] : [...found.values()];
  }

  /** Those of which the name is not known. */
  get unnamed(): readonly Subject[] {
    return this.named(UNNAMED);
  }
}

/** No namespace has this name: Kubernetes names are lower case. */
const UNNAMED = "UNNAMED";
