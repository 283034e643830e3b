import { Resource, log, type Resource as AnyResource } from "@pulumi/pulumi";
import * as config from "@pulumi/pulumi/runtime/config";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import * as settings from "@pulumi/pulumi/runtime/settings";
import * as stack from "@pulumi/pulumi/runtime/stack";
import * as state from "@pulumi/pulumi/runtime/state";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { sharedStruct } from "./shared-struct";
import { FRAME } from "./source";

// The parts of the SDK that its declarations leave out (marked internal there) are reached in this file only.

type CallbackFunction = (request: Uint8Array) => Promise<{ serializeBinary(): Uint8Array }>;

/** What one run keeps inside the SDK. */
interface Store {
  settings: {
    rpcDone: Promise<unknown>;
    readonly options: { rootDirectory?: string };
  };
  leakCandidates: Set<Promise<unknown>>;
  logErrorCount: number;
  readonly callbacks?: { readonly _callbacks: ReadonlyMap<string, CallbackFunction> };
  terminated: boolean;
}

interface StateModule {
  withLocalStorage<T>(callback: () => T): T;
  getStore(): Store;
}
interface SettingsModule {
  waitForRPCs(): Promise<void>;
}
interface DebuggableModule {
  leakedPromises(): [Set<Promise<unknown>>, string];
}

const sdkState = state as unknown as StateModule;
const sdkSettings = settings as unknown as SettingsModule;
const sdkLeaks = debuggable as unknown as DebuggableModule;

export interface SdkOptions {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  readonly projectFolder: string;
  readonly configuration: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

/** One run's own copy of the SDK's state. */
export class SdkSession {
  private readonly store = sdkState.getStore();

  private constructor() {}

  /** Runs `body` with fresh SDK state that `monitor` answers for, isolated from every other run in the process. */
  static run<T>(
    monitor: object,
    options: SdkOptions,
    body: (session: SdkSession) => Promise<T>,
  ): Promise<T> {
    return sdkState.withLocalStorage(() => {
      const session = new SdkSession();
      settings.setMockOptions(monitor, options.project, options.stack, true, options.organization);
      session.store.settings.options.rootDirectory = options.projectFolder;
      config.setAllConfig({ ...options.configuration }, [...options.secretKeys]);
      return body(session);
    });
  }

  /** Registers the root stack and runs the program inside it. */
  runInStack(program: () => Promise<unknown>): Promise<unknown> {
    return stack.runInPulumiStack(program);
  }

  /** Resolves when every request that was started has been answered. */
  drained(): Promise<void> {
    return sdkSettings.waitForRPCs();
  }

  /** Changes whenever the program starts another request. */
  get activity(): unknown {
    return this.store.settings.rpcDone;
  }

  /** A function of the program that the SDK has handed out under a token. */
  callback(token: string): CallbackFunction | undefined {
    return this.store.callbacks?._callbacks.get(token);
  }

  get pendingPromises(): number {
    return this.store.leakCandidates.size;
  }

  /** The SDK's own words about promises that never settled; forgets them. */
  leaks(): string {
    return sdkLeaks.leakedPromises()[1];
  }

  /**
   * Closes the callback server. The SDK looks for leaked promises once more when the process exits and then sets the
   * exit code; this run has reported them itself, so the SDK is told that it has ended.
   */
  close(): void {
    sdkLeaks.leakedPromises();
    this.store.terminated = true;
    settings.disconnectSync();
  }

  countError(): void {
    this.store.logErrorCount++;
  }
}

export type LogSink = (
  severity: "info" | "warning" | "error",
  message: string,
  resource: AnyResource | undefined,
) => void;

type LogFunction = (message: string, resource?: AnyResource) => Promise<void>;
type PromiseFunction = (promise: Promise<unknown>, context: string) => Promise<unknown>;
type EncodeFunction = (value: object) => Struct;
type StackTraceFunction = (this: typeof Resource, skip: number) => unknown;

/**
 * Adjusts the SDK while runs are in progress and returns the function that puts everything back.
 *
 * Log messages of the program go to `sink`, which answers undefined for code outside a run. Stack traces keep the frame
 * that calls `new`: the SDK drops a fixed number of frames, one too many for `new pulumi.ComponentResource(...)`. The stack
 * traces that the SDK keeps with each of its promises, most of its running time, are only taken where the environment
 * asks for them (PULUMI_DEBUG_PROMISE_LEAKS). Values in messages are shared, not copied (`SharedStruct`).
 */
export function adjustSdk(sink: () => LogSink | undefined): () => void {
  const restore = [
    replace(Resource, "framePositionRegExp", () => FRAME),
    replace<StackTraceFunction>(Resource, "stackTrace", (original) => () => {
      return original.call(Resource, FRAMES_OF_THE_SDK);
    }),
    replace<EncodeFunction>(Struct, "fromJavaScript", (original) => (value) => {
      return sink() ? sharedStruct(value) : original.call(Struct, value);
    }),
    replace<unknown>(globalThis, "stackResource", (original) => original),
    replace<PromiseFunction>(debuggable, "debuggablePromise", (original) => (promise, context) => {
      const inRun = sink() !== undefined && !process.env["PULUMI_DEBUG_PROMISE_LEAKS"];
      return inRun ? withoutStack(() => original(promise, context)) : original(promise, context);
    }),
    replace<LogFunction>(log, "debug", (original) => (message, resource) => {
      return sink() ? Promise.resolve() : original(message, resource);
    }),
    ...(["info", "warn", "error"] as const).map((name) =>
      replace<LogFunction>(log, name, (original) => (message, resource) => {
        const receive = sink();
        if (receive === undefined) return original(message, resource);
        receive(name === "warn" ? "warning" : name, message, resource);
        return Promise.resolve();
      }),
    ),
  ];
  return () => restore.forEach((undo) => undo());
}

// `callsites` and `stackTrace` of the SDK, the replacement above.
const FRAMES_OF_THE_SDK = 2;

function withoutStack<T>(body: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return body();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function replace<T>(owner: object, key: string, make: (original: T) => T): () => void {
  const existed = Reflect.has(owner, key);
  const original = Reflect.get(owner, key) as T;
  const replacement = make(original);
  if (existed) Reflect.set(owner, key, replacement);
  return () => {
    if (existed) Reflect.set(owner, key, original);
    else Reflect.deleteProperty(owner, key);
  };
}
