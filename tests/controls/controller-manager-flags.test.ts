import { controllerManagerFlags } from "../../policy-pack/controls/cluster/controller-manager-flags";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { secret, UNKNOWN } from "../support/stack";
import { kubeadm } from "../support/static-pods";
import { fixtures, minimal, PROGRAM, SAMPLES } from "./fixtures/controller-manager-flags";

const COMMAND = "spec.containers[0].command";
const at = (flag: string) =>
  `${COMMAND}[${String(SAMPLES.findIndex(([name]) => name === flag) + 1)}]`;

const WANTED: Readonly<Record<string, string>> = {
  profiling: "--profiling=false (CIS 1.3.2)",
  "terminated-pod-gc-threshold": "--terminated-pod-gc-threshold=1 or more (CIS 1.3.1)",
  "use-service-account-credentials": "--use-service-account-credentials=true (CIS 1.3.3)",
  "service-account-private-key-file": "--service-account-private-key-file with a value (CIS 1.3.4)",
  "root-ca-file": "--root-ca-file with a value (CIS 1.3.5)",
  "feature-gates": "--feature-gates without RotateKubeletServerCertificate=false (CIS 1.3.6)",
  "bind-address": "--bind-address=127.0.0.1 (CIS 1.3.7)",
};

const WITHOUT: Readonly<Record<string, string>> = {
  profiling: "no --profiling (default true)",
  "use-service-account-credentials": "no --use-service-account-credentials (default false)",
  "service-account-private-key-file": "no --service-account-private-key-file",
  "root-ca-file": "no --root-ca-file",
  "bind-address": "no --bind-address (default 0.0.0.0)",
};

testRoom(controllerManagerFlags, fixtures, {
  minimal,
  judged: PROGRAM,
  passes: [
    ...["terminated-pod-gc-threshold", "feature-gates"].map((flag) => ({
      name: `no --${flag}`,
      set: at(flag),
      to: ABSENT,
    })),
    { name: "a secret value", set: at("profiling"), to: secret("--profiling=false") },
  ],
  fails: [
    ...SAMPLES.map(([flag, , bad]) => ({
      name: `--${flag}=${bad}`,
      set: at(flag),
      to: `--${flag}=${bad}`,
      path: at(flag),
      found: `--${flag}=${bad}`,
      wanted: WANTED[flag] ?? "",
    })),
    ...Object.entries(WITHOUT).map(([flag, found]) => ({
      name: found,
      set: at(flag),
      to: ABSENT,
      path: COMMAND,
      found,
      wanted: WANTED[flag] ?? "",
    })),
  ],
  notEvaluated: [
    {
      name: "an unknown word",
      set: at("profiling"),
      to: UNKNOWN,
      path: at("profiling"),
      why: `${at("profiling")} is not known during a preview`,
    },
  ],
});

test("the defaults of kubeadm lack one flag", () => {
  const { findings } = judge([kubeadm("controllerManager", [])], {
    controls: [controllerManagerFlags],
  }).evaluations;
  expect(findings.map(({ message }) => message)).toEqual([
    "controllerManager.extraArgs: found no --profiling (default true), wanted --profiling=false (CIS 1.3.2).",
  ]);
});
