import { podExecProbeCommands } from "../../policy-pack/controls/container/pod-exec-probe-commands";
import { testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { onePod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pod-exec-probe-commands";

const path = "spec.containers[0].livenessProbe.exec.command[0]";
const wanted = "a program of the image's own";

testRoom(podExecProbeCommands, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "a similar word", set: path, to: "/bin/curl-check" }],
  fails: ["curl", "/usr/bin/wget", "test -f x || nc -l 1"].map((to) => ({
    name: to,
    set: path,
    to,
    path,
    found: JSON.stringify(to),
    wanted,
  })),
  notEvaluated: [
    ...unreadable(path, "a text"),
    ...unreadable("spec.containers[0].startupProbe.exec.command", "a list"),
  ],
});

test("the programs can be configured", () => {
  const stack = onePod({ livenessProbe: { exec: { command: ["curl", "perl"] } } });
  const engine = new Map([[podExecProbeCommands.id, { properties: { denied: ["perl"] } }]]);
  const { findings } = judge(stack, { controls: [podExecProbeCommands], engine }).evaluations;
  expect(findings).toMatchObject([{ found: '"perl"' }]);
});
