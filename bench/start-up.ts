import path from "node:path";
import { plainVariant } from "./plain-variant";
import { inTurns, median, NODE_FLAGS, REPOSITORY, runProcess, warmUp } from "./measure";
import { printTable, printVerdict } from "./table";

const STACK = "production";

/** The preview of a whole stack, program and pack, against the same program started the usual way. */
export async function benchStartUp(runs: number): Promise<void> {
  const variant = plainVariant(STACK);
  const preview = ["preview", "--stack", STACK];
  const entry = path.join(REPOSITORY, "preview", "command-line.ts");
  const ours = {
    program: process.execPath,
    args: [...NODE_FLAGS, entry, ...preview],
  };
  try {
    await warmUp(ours);
    const usage = await inTurns(runs, {
      "npm run preview": () =>
        runProcess({
          program: "npm",
          args: ["run", "--silent", preview[0] ?? "", "--", ...preview.slice(1)],
        }),
      "without npm": () => runProcess(ours),
      "plain ts-node": () => runProcess(variant.command),
    });
    const seconds = (name: keyof typeof usage) => median(usage[name].map((run) => run.seconds));
    const megabytes = (name: keyof typeof usage) => median(usage[name].map((run) => run.megabytes));
    const row = (name: keyof typeof usage, what: string) => [
      what,
      seconds(name).toFixed(2),
      megabytes(name).toFixed(0),
      (seconds(name) / seconds("without npm")).toFixed(2),
    ];
    printTable(
      `Preview of ${STACK}`,
      ["command", "wall s", "peak MB", "ratio"],
      [
        row("npm run preview", "npm run preview (program and pack)"),
        row("without npm", "the same without npm"),
        row("plain ts-node", "program only: ts-node with type check, package roots, SDK mocks"),
      ],
    );
    const ratio = seconds("plain ts-node") / seconds("without npm");
    const wall = seconds("npm run preview");
    const memory = megabytes("npm run preview");
    printVerdict("npm run preview", `${wall.toFixed(2)} s`, "<= 1.5 s", wall <= 1.5);
    printVerdict("peak memory", `${memory.toFixed(0)} MB`, "<= 250 MB", memory <= 250);
    printVerdict("plain ts-node takes", `${ratio.toFixed(1)} times`, ">= 4 times", ratio >= 4);
  } finally {
    variant.remove();
  }
}
