import { Field, type Reading } from "./field";
import { kubernetesKind, type KubernetesKind } from "./kinds";
import { PodView } from "./pod";
import { templatesOf } from "./pod-templates";

/** What the engine says of a resource besides its inputs. */
export interface SubjectOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly parent: string;
}

/** A resource as the controls see it: decoded once, read through `Field`. */
export class Subject {
  readonly inputs: Field;
  readonly kubernetes: KubernetesKind | undefined;
  // Set from the start, here and in the other objects of which a run has many: all of them then have one shape.
  private ownNamespace: Reading<string> | undefined = undefined;
  private podViews: readonly PodView[] | undefined = undefined;
  private reference: { readonly text: string | undefined } | undefined = undefined;

  constructor(
    readonly urn: string,
    readonly type: string,
    readonly name: string,
    inputs: unknown,
    readonly options: SubjectOptions,
  ) {
    this.inputs = Field.root(inputs);
    this.kubernetes = kubernetesKind(type);
  }

  /** The pods that the resource holds: one in Kubernetes' own kinds, any number in custom resources, none in others. */
  get pods(): readonly PodView[] {
    return (this.podViews ??= templatesOf(this.inputs, this.type).map(
      (template) => new PodView(template, this.kubernetes?.patch === true),
    ));
  }

  /** The first of `pods`, nothing for a resource that holds none. */
  get pod(): PodView | undefined {
    return this.pods[0];
  }

  /** `metadata.name` of a Kubernetes object. */
  get objectName(): Reading<string> {
    return this.inputs.at("metadata", "name").string();
  }

  /** `metadata.namespace` of a Kubernetes object. */
  get namespace(): Reading<string> {
    return (this.ownNamespace ??= this.inputs.at("metadata", "namespace").string());
  }

  /** `Kind/namespace/name` (or `Kind/name`) where the manifest says both; nothing otherwise. */
  get objectReference(): string | undefined {
    return (this.reference ??= { text: this.readReference() }).text;
  }

  private readReference(): string | undefined {
    const { kubernetes, objectName, namespace } = this;
    if (kubernetes === undefined || objectName.state !== "known") return undefined;
    if (namespace.state === "unknown") return undefined;
    const scope = namespace.state === "known" ? `${namespace.value}/` : "";
    return `${kubernetes.kind}/${scope}${objectName.value}`;
  }

  /** `type::name`, the part of a URN that does not change with stack and parents. */
  get typeAndName(): string {
    return `${this.type}::${this.name}`;
  }
}
