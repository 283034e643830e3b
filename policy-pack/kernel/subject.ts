import { Field, type Reading } from "./field";
import { kubernetesKind, POD_TYPES, type KubernetesKind } from "./kinds";
import { PodView } from "./pod";

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
  private podView: PodView | undefined;

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

  /** The pod view of a pod-bearing resource, nothing for any other. */
  get pod(): PodView | undefined {
    if (!POD_TYPES.has(this.type)) return undefined;
    return (this.podView ??= new PodView(this.inputs, this.type));
  }

  /** `metadata.name` of a Kubernetes object. */
  get objectName(): Reading<string> {
    return this.inputs.at("metadata", "name").string();
  }

  /** `metadata.namespace` of a Kubernetes object. */
  get namespace(): Reading<string> {
    return this.inputs.at("metadata", "namespace").string();
  }

  /** `Kind/namespace/name` (or `Kind/name`) where the manifest says both; nothing otherwise. */
  get objectReference(): string | undefined {
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
