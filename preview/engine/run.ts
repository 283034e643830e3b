import { ResourceError, type Resource } from "@pulumi/pulumi";

import { Callbacks } from "./callbacks";
import { Calls } from "./calls";
import { Diagnostics } from "./diagnostics";
import { Hooks } from "./hooks";
import { Monitor } from "./monitor";
import { Outputs } from "./outputs";
import type { EngineOptions, ProgramOptions, ProgramRun } from "./program";
import { Providers } from "./providers";
import { Registrar } from "./registrar";
import { SdkSession } from "./sdk";
import { nextTurn, settle, StallWatch } from "./settling";
import { SourceFinder } from "./source";
import { inRun } from "./stray-errors";
import { StackReferences } from "./stack-references";
import { Transforms } from "./transforms";
import { ROOT_STACK_TYPE, UrnFactory } from "./urn";

const DEFAULT_STALL_SECONDS = 60;

/**
 * Runs a program as `pulumi preview` of a new stack would, in this process and without a cloud. Several runs may go on at
 * once; each has its own state. Rejects for no error of the program: see `errors` of the result.
 */
export async function runProgram(options: ProgramOptions): Promise<ProgramRun> {
  const start = performance.now();
  const engine = new Engine(options);
  await inRun(engine.inProgress, () => engine.run(options.program));
  return { ...engine.result(), durationMs: performance.now() - start };
}

/** The parts of one run, put together. */
class Engine {
  private readonly diagnostics: Diagnostics;
  private readonly callbacks = new Callbacks();
  private readonly registrar: Registrar;
  private readonly monitor: Monitor;
  private readonly watch: StallWatch;
  private session: SdkSession | undefined;

  constructor(private readonly options: EngineOptions) {
    const { stack, project, configuration, secretKeys, mode = "strict" } = options;
    const sources = new SourceFinder(options.projectFolder);
    const urns = new UrnFactory(stack, project);
    const providers = new Providers(urns, configuration, new Set(secretKeys));
    const transforms = new Transforms(this.callbacks);
    this.diagnostics = new Diagnostics(sources);
    const hooks = new Hooks(this.callbacks, this.diagnostics);
    const outputs = new Outputs(mode, configuration, providers);
    const { diagnostics } = this;
    const stackReferences = new StackReferences(options);
    this.registrar = new Registrar({
      options,
      urns,
      sources,
      diagnostics,
      providers,
      transforms,
      hooks,
      outputs,
      stackReferences,
    });
    const calls = new Calls(
      options,
      this.registrar,
      transforms,
      providers,
      stackReferences,
      diagnostics,
    );
    this.watch = new StallWatch((options.stallSeconds ?? DEFAULT_STALL_SECONDS) * 1000);
    const onRequest = (): void => this.watch.active();
    this.monitor = new Monitor({
      registrar: this.registrar,
      calls,
      transforms,
      providers,
      hooks,
      onRequest,
    });
  }

  readonly inProgress = {
    log: (
      severity: "info" | "warning" | "error",
      message: string,
      resource: Resource | undefined,
    ): void => this.log(severity, message, resource),
    thrown: (error: unknown): void => this.thrown(error),
  };

  async run(program: () => unknown): Promise<void> {
    try {
      await SdkSession.run(this.monitor, this.options, async (session) => {
        this.session = session;
        this.callbacks.connect(session);
        try {
          await this.execute(session, program);
        } finally {
          this.monitor.end();
          session.close();
        }
      });
    } finally {
      this.watch.close();
    }
  }

  result(): Omit<ProgramRun, "durationMs"> {
    const { resources } = this.registrar;
    const root = resources.find((resource) => resource.type === ROOT_STACK_TYPE);
    const { messages: diagnostics, errors } = this.diagnostics;
    return { resources, outputs: root?.outputs ?? {}, diagnostics, errors };
  }

  private async execute(session: SdkSession, program: () => unknown): Promise<void> {
    const finished = session
      .runInStack(() => this.guarded(program))
      .catch((error: unknown) => this.thrown(error));
    const first = await Promise.race([finished, this.watch.stalled]);
    const end = first === "stalled" ? "stalled" : await settle(session, this.watch);
    await nextTurn();
    await nextTurn();
    this.reportLeaks(session, end);
  }

  /**
   * An error of the program must not reach the SDK's stack resource: it would reject further promises that nobody waits
   * for.
   */
  private async guarded(program: () => unknown): Promise<unknown> {
    try {
      const outputs = await program();
      return typeof outputs === "object" && outputs !== null ? outputs : {};
    } catch (error) {
      this.thrown(error);
      return {};
    }
  }

  /** Like the SDK, silent about leaks after an error: what failed leaves promises behind. */
  private reportLeaks(session: SdkSession, end: "done" | "stalled"): void {
    const leaks = session.leaks();
    if (this.diagnostics.errors.length > 0 || end === "done") return;
    this.diagnostics.error(
      leaks || "the program did not finish: it waits for a promise that never settles",
    );
  }

  private thrown(error: unknown): void {
    const entry = this.diagnostics.thrown(error);
    if (entry && ResourceError.isInstance(error)) nameResource(entry, error.resource);
  }

  private log(
    severity: "info" | "warning" | "error",
    message: string,
    resource: Resource | undefined,
  ): void {
    if (severity !== "error") {
      nameResource(this.diagnostics.say(severity, message), resource);
      return;
    }
    this.session?.countError();
    nameResource(this.diagnostics.error(message), resource);
  }
}

/** The URN becomes known when the resource is registered, which the run waits for. */
function nameResource(entry: { urn: string }, resource: Resource | undefined): void {
  resource?.urn.apply((urn) => (entry.urn = urn));
}
