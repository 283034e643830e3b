import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import path from "node:path";
import { UsageError } from "../project/usage-error";
import type { Analyzer, Evaluations, StackIdentity } from "./analyzer";
import { withSharedStructs } from "../engine/shared-struct";
import { packFolder, type PackFolder } from "./pack-folder";
import { environmentOf } from "./pack-environment";
import { connect, packFailure, READ_EVALUATIONS, type AnalyzerTransport } from "./transport";

type Handler = (
  call: { readonly request: unknown },
  callback: (error: unknown, response?: unknown) => void,
) => void;
type Definition = Readonly<Record<string, { readonly path: string }>>;
type Handlers = Readonly<Record<string, Handler>>;

interface ServerPrototype {
  addService: (definition: Definition, handlers: Handlers) => void;
  bindAsync: (...args: readonly unknown[]) => void;
}

interface SdkState {
  withLocalStorage<T>(run: () => T): T;
}

/** Runs `run` in the async context in which the pack was loaded, so that it sees its own project and configuration. */
type InPackContext = <T>(run: () => T) => T;

/**
 * Loads a policy pack into this process: the pack's module runs, and the gRPC services that it would have served are
 * caught and called as functions. No socket, no child; the handlers are the SDK's own.
 */
export async function loadInProcess(folder: string, identity: StackIdentity): Promise<Analyzer> {
  const pack = packFolder(folder);
  const { handlers, inContext } = loadHandlers(pack, identity);
  const invoke = (method: string, request: unknown): Promise<unknown> =>
    inContext(
      () =>
        new Promise((resolve, reject) => {
          const handler = handlers.get(method);
          if (handler === undefined) {
            reject(new Error(`the pack does not serve ${method}`));
            return;
          }
          // What the pack says of itself holds a schema for each policy.
          withSharedStructs(() => {
            handler({ request }, (error, response) => {
              if (error === null || error === undefined) resolve(response);
              else reject(error);
            });
          });
        }),
    );
  const transport: AnalyzerTransport = {
    call: (method, request) =>
      invoke(`/pulumirpc.Analyzer/${capitalised(method)}`, request) as ReturnType<
        typeof transport.call<typeof method>
      >,
    readEvaluations: async () =>
      handlers.has(READ_EVALUATIONS)
        ? ((await invoke(READ_EVALUATIONS, Buffer.alloc(0))) as Evaluations)
        : undefined,
    stop: () => undefined,
  };
  return connect(transport, identity, folder);
}

function capitalised(method: string): string {
  return method.charAt(0).toUpperCase() + method.slice(1);
}

function loadHandlers(
  pack: PackFolder,
  identity: StackIdentity,
): { readonly handlers: ReadonlyMap<string, Handler>; readonly inContext: InPackContext } {
  const requireFromPack = createRequire(path.join(pack.folder, "package.json"));
  const sdk = policySdk(requireFromPack, pack);
  forgetEarlierPack(requireFromPack, pack, sdk.folder);
  const state = sdk.require("@pulumi/pulumi/runtime/state") as SdkState;
  return withEnvironment(environmentOf(identity), () =>
    state.withLocalStorage(() => ({
      handlers: catchServices(sdk.require, pack, () => requireFromPack(pack.entry)),
      inContext: AsyncLocalStorage.snapshot(),
    })),
  );
}

function policySdk(
  requireFromPack: NodeJS.Require,
  pack: PackFolder,
): { readonly folder: string; readonly require: NodeJS.Require } {
  try {
    const manifest = requireFromPack.resolve("@pulumi/policy/package.json");
    return { folder: path.dirname(manifest), require: createRequire(manifest) };
  } catch {
    throw new UsageError(
      `Policy pack ${pack.folder}: found no @pulumi/policy there or above; install the pack's dependencies.`,
    );
  }
}

// The policy SDK keeps the served pack and its configuration in module variables and ends the process when a second pack
// appears, so each pack gets a copy of its own.
function forgetEarlierPack(requireFromPack: NodeJS.Require, pack: PackFolder, sdk: string): void {
  const ownFiles = (file: string) =>
    file.startsWith(pack.folder + path.sep) &&
    !file.slice(pack.folder.length).includes(`${path.sep}node_modules${path.sep}`);
  for (const file of Object.keys(requireFromPack.cache)) {
    if (file.startsWith(sdk + path.sep) || ownFiles(file))
      Reflect.deleteProperty(requireFromPack.cache, file);
  }
}

function withEnvironment<T>(environment: Readonly<Record<string, string>>, run: () => T): T {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  try {
    return run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** Runs a pack's module and returns the handlers of all services that it added to a gRPC server, by method path. */
function catchServices(
  requireFromSdk: NodeJS.Require,
  pack: PackFolder,
  load: () => unknown,
): ReadonlyMap<string, Handler> {
  const { Server } = requireFromSdk("@grpc/grpc-js") as {
    readonly Server: { readonly prototype: ServerPrototype };
  };
  const { addService, bindAsync } = Server.prototype;
  const handlers = new Map<string, Handler>();
  const folder = process.cwd();
  Server.prototype.addService = (definition, implementation) => {
    for (const [name, { path: method }] of Object.entries(definition)) {
      const handler = implementation[name] ?? implementation[method.split("/").pop() ?? ""];
      if (handler !== undefined) handlers.set(method, handler.bind(implementation));
    }
  };
  Server.prototype.bindAsync = () => undefined;
  try {
    process.chdir(pack.folder);
    withoutExit(load);
  } catch (error) {
    throw packFailure(pack.folder, error);
  } finally {
    process.chdir(folder);
    Object.assign(Server.prototype, { addService, bindAsync });
  }
  if (handlers.size === 0) {
    throw new UsageError(
      `Policy pack ${pack.folder}: found no "new PolicyPack(...)" in its entry file, wanted one.`,
    );
  }
  return handlers;
}

// The policy SDK reports a pack that it refuses by console.error and process.exit; here that becomes an error.
function withoutExit(load: () => unknown): void {
  const { exit } = process;
  const { error } = console;
  const printed: string[] = [];
  const capture = (...parts: readonly unknown[]) => void printed.push(parts.map(String).join(" "));
  Object.assign(console, { error: capture });
  process.exit = () => {
    throw new Error(printed.pop() ?? "the pack ended the process while it was loaded");
  };
  try {
    load();
  } finally {
    process.exit = exit;
    Object.assign(console, { error });
    for (const line of printed) process.stderr.write(`${line}\n`);
  }
}
