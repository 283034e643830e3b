import { createRequire } from "node:module";
import type * as pictureCommand from "./picture";
import type * as previewCommand from "./commands/preview";
import type * as scanCommand from "./commands/scan";
import { HELP, PREVIEW_HELP, SCAN_HELP } from "./commands/help";
import { endProcess, standardStreams, type Streams } from "./commands/streams";
import { version } from "./package.json";

// Commands are loaded when they run: `--help` and a mistyped flag need none of the SDK.
const load = createRequire(__filename);

type Command = (argv: readonly string[], streams: Streams) => Promise<number>;

const COMMANDS: Readonly<Record<string, { readonly help: string; readonly run: Command }>> = {
  preview: {
    help: PREVIEW_HELP,
    run: (argv, streams) =>
      (load("./commands/preview") as typeof previewCommand).preview(argv, streams),
  },
  scan: {
    help: SCAN_HELP,
    run: (argv, streams) => (load("./commands/scan") as typeof scanCommand).scan(argv, streams),
  },
  picture: {
    help: "",
    run: (argv, streams) => (load("./picture") as typeof pictureCommand).picture(argv, streams),
  },
};

/** The exit status: 0 no mandatory finding, 1 mandatory findings, 2 could not run. */
async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const [name = "", ...rest] = argv;
  if (name === "--version") return print(streams, `${version}\n`);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return withoutCommand(name, streams);
  if (command.help !== "" && asksForHelp(rest)) return print(streams, command.help);
  if (rest.includes("--version")) return print(streams, `${version}\n`);
  try {
    return await command.run(rest, streams);
  } catch (error) {
    streams.stderr.write(messageOf(error, rest.includes("--verbose")));
    return 2;
  }
}

function asksForHelp(argv: readonly string[]): boolean {
  return argv.includes("--help") || argv.includes("-h");
}

function print(streams: Streams, text: string): number {
  streams.stdout.write(text);
  return 0;
}

function withoutCommand(name: string, streams: Streams): number {
  if (name === "--help" || name === "-h" || name === "help") return print(streams, HELP);
  const found = name === "" ? "no command" : `the command "${name}"`;
  streams.stderr.write(`Found ${found}, wanted ${Object.keys(COMMANDS).join(", ")}.\n\n${HELP}`);
  return 2;
}

function messageOf(error: unknown, verbose: boolean): string {
  if (!(error instanceof Error)) return `error: ${String(error)}\n`;
  const details = "details" in error && error.details !== "" ? String(error.details) : error.stack;
  return verbose ? `error: ${error.message}\n${details ?? ""}\n` : `error: ${error.message}\n`;
}

const streams = standardStreams();
void main(process.argv.slice(2), streams).then((status) => endProcess(status, streams));
