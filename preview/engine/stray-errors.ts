import { AsyncLocalStorage } from "node:async_hooks";

import { isGrpcError } from "@pulumi/pulumi";

import { adjustSdk, type LogSink } from "./sdk";

/** A run in progress, as the listeners of the process see it. */
export interface RunInProgress {
  readonly log: LogSink;
  thrown(error: unknown): void;
}

const current = new AsyncLocalStorage<RunInProgress>();
const inProgress = new Set<RunInProgress>();
let release: () => void = () => undefined;

/**
 * Runs `body` so that errors nobody handles, and log messages of the program, reach `run`. The listeners exist only while
 * a run is in progress.
 */
export async function inRun<T>(run: RunInProgress, body: () => Promise<T>): Promise<T> {
  if (inProgress.size === 0) release = listen();
  inProgress.add(run);
  try {
    return await current.run(run, body);
  } finally {
    inProgress.delete(run);
    if (inProgress.size === 0) release();
  }
}

function listen(): () => void {
  const restoreSdk = adjustSdk(() => current.getStore()?.log);
  process.on("unhandledRejection", onStrayError);
  process.on("uncaughtException", onStrayError);
  return () => {
    process.off("unhandledRejection", onStrayError);
    process.off("uncaughtException", onStrayError);
    restoreSdk();
  };
}

/** An error belongs to the run whose code raised it; where Node cannot tell, to every run in progress. */
function onStrayError(error: unknown): void {
  if (error instanceof Error && isGrpcError(error)) return;
  const run = current.getStore();
  if (run && inProgress.has(run)) run.thrown(error);
  else for (const each of inProgress) each.thrown(error);
}
