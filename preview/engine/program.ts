import type { Diagnostic } from "../report/document";
import type { RegisteredResource, SourcePosition, WireObject } from "./resource";

/**
 * Answers a data-source call (invoke) from a table: plain arguments in wire form to a result, or `undefined` where the
 * table does not know. A function that throws is a program error that names the token.
 */
export type Invoke = (args: WireObject) => WireObject | undefined;

/** Data-source calls by token, for example `aws:index/getRegion:getRegion`. */
export type InvokeTable = Readonly<Record<string, Invoke>>;

export interface EngineOptions {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  /** Stack configuration: `namespace:key` to text, as the PULUMI_CONFIG variable holds it. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Keys of `configuration` whose values are secret. */
  readonly secretKeys: readonly string[];
  /**
   * `strict`, the default, is a first `pulumi preview`: outputs that only a cloud could tell stay unknown, and every
   * output of a resource whose provider has unknown configuration is unknown. `resolved` fills names, ids and ARNs from
   * the table of shims.
   */
  readonly mode?: "strict" | "resolved";
  /** Folder of Pulumi.yaml, absolute; source positions are relative to it. */
  readonly projectFolder: string;
  /** Known data-source calls. Every other call answers unknown. Default none. */
  readonly invokes?: InvokeTable;
  /**
   * Outputs of other stacks by fully qualified name (`organization/project/stack`), in wire form. A reference to any
   * other stack has unknown outputs and is named in a diagnostic. Default none.
   */
  readonly stackReferences?: Readonly<Record<string, WireObject>>;
  /**
   * Called in the engine's order, one resource at a time, once inputs are final and before the program sees an output.
   * May replace `inputs` (remediation). `provider` is the provider resource, default providers included. An error thrown
   * here is an error of the run and names the resource.
   */
  readonly onRegister?: (
    resource: RegisteredResource,
    provider: RegisteredResource | undefined,
  ) => Promise<void>;
  /**
   * How many seconds a run may go without any request to the engine before it counts as stuck. Only looked at while
   * something outside the program keeps the process alive; otherwise an empty event loop tells at once. Default 60.
   */
  readonly stallSeconds?: number;
  /** Called with the number of resources registered so far. */
  readonly onProgress?: (registered: number) => void;
}

export interface ProgramOptions extends EngineOptions {
  /** The program: what it returns (awaited) becomes the stack's outputs when it is an object. */
  readonly program: () => unknown;
}

export interface ProgramFileOptions extends EngineOptions {
  /** Entry file or folder of the program, absolute. Its exports are the outputs; an exported function is called. */
  readonly entry: string;
}

export interface ProgramError {
  readonly message: string;
  /** URN of the resource at fault; empty when no single resource is. */
  readonly urn: string;
  readonly source?: SourcePosition;
  /** JavaScript stack trace, empty when the error has none. */
  readonly stack: string;
}

export interface ProgramRun {
  /**
   * In registration order, the root stack first. Default providers stand where the engine registers them: before the
   * first resource that needs them.
   */
  readonly resources: readonly RegisteredResource[];
  /** Outputs of the stack in wire form. */
  readonly outputs: WireObject;
  /** Log messages of the program, calls that cannot be evaluated offline, remote components, leaked promises. */
  readonly diagnostics: readonly Diagnostic[];
  /** Empty when the program ran to its end without an error. */
  readonly errors: readonly ProgramError[];
  readonly durationMs: number;
}
