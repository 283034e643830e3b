import { saAutomountPod } from "../../policy-pack/controls/cluster/sa-automount-pod";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, make } from "./fixtures/sa-automount-pod";
import type { PackConfiguration } from "../../policy-pack/kernel/configuration";
const wanted = "false";

testRoom(saAutomountPod, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "an unknown service account", set: "spec.serviceAccountName", to: UNKNOWN }],
  fails: [
    {
      name: "a mounted token",
      set: "spec.automountServiceAccountToken",
      to: true,
      path: "spec.automountServiceAccountToken",
      found: "true",
      wanted,
    },
    {
      name: "an absent value",
      set: "spec.automountServiceAccountToken",
      to: ABSENT,
      path: "spec.automountServiceAccountToken",
      found: "absent (default true)",
      wanted,
    },
  ],
  notEvaluated: [
    ...unreadable("spec.automountServiceAccountToken", "true or false"),
    {
      name: "an unknown pod",
      set: "spec",
      to: UNKNOWN,
      path: "spec.automountServiceAccountToken",
      why: "spec is not known during a preview",
    },
  ],
});

test("allows the clients of the API by name, and asks for the name", () => {
  const properties = { apiClients: ["operator"] };
  const engine: PackConfiguration = new Map([["sa-automount-pod", { properties }]]);
  const status = (serviceAccountName: unknown) => {
    const stack = [make({ spec: { serviceAccountName } })];
    const { findings } = judge(stack, { controls: [saAutomountPod], engine }).evaluations;
    return findings.map((finding) => finding.status);
  };
  expect([status("operator"), status("web"), status(UNKNOWN)]).toEqual([
    [],
    ["violation"],
    ["notEvaluated"],
  ]);
});
