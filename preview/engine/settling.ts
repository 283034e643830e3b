import type { SdkSession } from "./sdk";

const POLL_MS = 5;

/**
 * Tells when a program can make no more progress: the event loop has run empty (the process would exit now), or nothing
 * has happened for `limitMs` while something else keeps the process alive, such as a policy pack in a child process.
 */
export class StallWatch {
  readonly stalled: Promise<"stalled">;
  private readonly stop: () => void;
  private last = Date.now();

  constructor(limitMs: number) {
    let report: (value: "stalled") => void = () => undefined;
    this.stalled = new Promise((resolve) => (report = resolve));
    const onEmpty = (): void => report("stalled");
    const onTick = (): void => {
      if (Date.now() - this.last > limitMs) report("stalled");
    };
    process.on("beforeExit", onEmpty);
    const timer = setInterval(onTick, Math.min(limitMs, 1000));
    timer.unref();
    this.stop = () => {
      process.off("beforeExit", onEmpty);
      clearInterval(timer);
    };
  }

  active(): void {
    this.last = Date.now();
  }

  close(): void {
    this.stop();
  }
}

/**
 * Waits until the program has nothing left to do: every request is answered and every promise of the SDK is settled.
 * Answers `stalled` when that can no longer happen.
 */
export async function settle(session: SdkSession, watch: StallWatch): Promise<"done" | "stalled"> {
  for (;;) {
    const drained = session.drained().then(() => "done" as const);
    if ((await Promise.race([drained, watch.stalled])) === "stalled") return "stalled";
    const activity = session.activity;
    await nextTurn();
    await nextTurn();
    if (session.activity !== activity) continue;
    if (session.pendingPromises === 0) return "done";
    if ((await Promise.race([pause(), watch.stalled])) === "stalled") return "stalled";
  }
}

/** Lets rejections that nobody handles surface first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

// Does not keep the process alive, so that an empty event loop is noticed.
function pause(): Promise<"paused"> {
  return new Promise((resolve) => {
    setTimeout(() => resolve("paused"), POLL_MS).unref();
  });
}
