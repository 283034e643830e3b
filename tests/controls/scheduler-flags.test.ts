import { schedulerFlags } from "../../policy-pack/controls/cluster/scheduler-flags";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { kubeadm, staticPod } from "../support/static-pods";
import { configuration, fixtures, minimal, PROGRAM } from "./fixtures/scheduler-flags";

const COMMAND = "spec.containers[0].command";
const PROFILING = `${COMMAND}[1]`;
const ADDRESS = `${COMMAND}[2]`;

testRoom(schedulerFlags, fixtures, {
  minimal,
  judged: PROGRAM,
  passes: [{ name: "IPv6", set: ADDRESS, to: "--bind-address=::1" }],
  fails: [
    {
      name: "profiles",
      set: PROFILING,
      to: "--profiling",
      path: PROFILING,
      found: "--profiling=true",
      wanted: "--profiling=false (CIS 1.4.1)",
    },
    {
      name: "profiles by default",
      set: PROFILING,
      to: ABSENT,
      path: COMMAND,
      found: "no --profiling (default true)",
      wanted: "--profiling=false (CIS 1.4.1)",
    },
    {
      name: "every address",
      set: ADDRESS,
      to: "--bind-address=0.0.0.0",
      path: ADDRESS,
      found: "--bind-address=0.0.0.0",
      wanted: "--bind-address=127.0.0.1 (CIS 1.4.2)",
    },
    {
      name: "every address by default",
      set: ADDRESS,
      to: ABSENT,
      path: COMMAND,
      found: "no --bind-address (default 0.0.0.0)",
      wanted: "--bind-address=127.0.0.1 (CIS 1.4.2)",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown word",
      set: PROFILING,
      to: UNKNOWN,
      path: PROFILING,
      why: `${PROFILING} is not known during a preview`,
    },
    {
      name: "a file elsewhere, for which the flag is ignored",
      set: COMMAND,
      to: [PROGRAM, "--profiling=false", "--bind-address=127.0.0.1", "--config=/s.yaml"],
      path: COMMAND,
      why: "the file of --config decides",
    },
  ],
});

test("a file in the stack decides about profiles", () => {
  const pod = staticPod(PROGRAM, [PROGRAM, "--bind-address=127.0.0.1", "--config=/s.yaml"]);
  const verdict = (value: unknown) => verdictOf(schedulerFlags, [pod, configuration(value)]);
  expect(verdict(false)).toBe("pass");
  expect(verdict(true)).toBe("violation");
  expect(verdict(UNKNOWN)).toBe("notEvaluated");
});

test("the defaults of kubeadm lack one flag", () => {
  const { findings } = judge([kubeadm("scheduler", [])], {
    controls: [schedulerFlags],
  }).evaluations;
  expect(findings.map(({ found }) => found)).toEqual(["no --profiling (default true)"]);
});
