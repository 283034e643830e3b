import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** A program of the background, killed at the latest when this process ends. */
export class Program {
  private readonly child: ChildProcess;
  private readonly log: string;
  /** Ends it at once, as a power failure would. */
  readonly kill = (): void => void this.child.kill("SIGKILL");

  constructor(file: string, flags: readonly string[], folder: string) {
    this.log = path.join(folder, `${path.basename(file)}.log`);
    const output = fs.openSync(this.log, "w");
    this.child = spawn(file, flags, { cwd: folder, stdio: ["ignore", output, output] });
    fs.closeSync(output);
    process.once("exit", this.kill);
  }

  isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  requireRunning(): void {
    if (this.isRunning()) return;
    throw new Error(`${path.basename(this.child.spawnfile)} ended: ${this.lastWords()}`);
  }

  lastWords(): string {
    return fs.readFileSync(this.log, "utf8").slice(-2000);
  }

  async stop(): Promise<void> {
    process.off("exit", this.kill);
    if (!this.isRunning() || this.child.pid === undefined) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    // An API server first lets its watches run out; nothing here is worth the wait.
    const timer = setTimeout(this.kill, 2_000);
    await ended;
    clearTimeout(timer);
  }
}

/** Ports of an address that nobody listens on now. */
export async function freePorts(host: string, count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, host));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}
