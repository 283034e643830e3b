import type { RegisteredResource } from "../engine/resource";
import { positionText } from "../report/build";
import type { Diagnostic } from "../report/document";

/** Keeps every object although two have the same name: the later ones get a number. */
export class UniqueUrns {
  readonly diagnostics: Diagnostic[] = [];
  private readonly taken = new Map<string, RegisteredResource>();
  private readonly all: ReadonlySet<string>;
  /** The last number given, by URN: many objects of one name take no longer than many names. */
  private readonly numbers = new Map<string, number>();

  constructor(resources: readonly RegisteredResource[]) {
    this.all = new Set(resources.map(({ urn }) => urn));
  }

  rename(resource: RegisteredResource): RegisteredResource {
    const first = this.taken.get(resource.urn);
    if (first === undefined) {
      this.taken.set(resource.urn, resource);
      return resource;
    }
    const source = positionText(resource.source);
    for (let number = (this.numbers.get(resource.urn) ?? 1) + 1; ; number += 1) {
      const urn = `${resource.urn}#${number}`;
      if (this.taken.has(urn) || this.all.has(urn)) continue;
      this.numbers.set(resource.urn, number);
      const renamed = { ...resource, urn, name: `${resource.name}#${number}` };
      this.taken.set(urn, renamed);
      const message = `${resource.type} ${resource.name} stands here and at ${positionText(first.source) || "another place"}; both are checked.`;
      this.diagnostics.push({ severity: "warning", message, urn, source });
      return renamed;
    }
  }
}
