/** A value in the Pulumi wire form: unknowns are the sentinel string, secrets are signed objects. */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireObject;
export interface WireObject {
  readonly [key: string]: WireValue;
}

/** A place in a source file. Lines and columns count from 1. */
export interface SourcePosition {
  /** Path relative to the project folder where the file is inside it, absolute otherwise. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The resource options that the engine keeps. */
export interface ResourceOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly aliases: readonly string[];
  readonly retainOnDelete: boolean;
  readonly replaceOnChanges: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  readonly deletedWith?: string;
  readonly additionalSecretOutputs: readonly string[];
  readonly customTimeouts: Readonly<Record<string, string>>;
  readonly hooks: Readonly<Record<string, readonly string[]>>;
  readonly version?: string;
  readonly importId?: string;
}

/** One resource as the engine knows it, whether a program registered it or an input of `scan` held it. */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN of the parent; empty for the root stack. */
  readonly parent: string;
  readonly custom: boolean;
  /** True for a component whose constructor runs in another process (`remote: true`). */
  readonly remote: boolean;
  /** True for a resource that is read (`Resource.get`, stack references), not managed. */
  readonly external: boolean;
  /** Checked inputs in wire form. A remediation may replace them while the resource is being registered. */
  inputs: WireObject;
  /** Outputs in wire form; what only the cloud could tell is absent or unknown. */
  outputs: WireObject;
  /** Empty while unknown. */
  readonly id: string;
  /** Provider reference (`<urn>::<id>`), empty for components. */
  readonly provider: string;
  readonly options: ResourceOptions;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** First stack frame in the user's own files. */
  readonly source?: SourcePosition;
  /** First stack frame in a component library, when it is not the same place as `source`. */
  readonly librarySource?: SourcePosition;
}
