import { eksControlPlaneLogs } from "../../policy-pack/controls/cloud/eks-control-plane-logs";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret, UNKNOWN } from "../support/stack";
import { ALL, fixtures, minimal } from "./fixtures/eks-control-plane-logs";

const path = "enabledClusterLogTypes";
const wanted = "a list with api, audit, authenticator, controllerManager, scheduler";

testRoom(eksControlPlaneLogs, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a secret", set: path, to: secret(ALL) },
    { name: "something unknown besides", set: path, to: [UNKNOWN, ...ALL] },
  ],
  fails: [
    {
      name: "two types",
      set: path,
      to: ["api", "audit"],
      path,
      wanted,
      found: "a list without authenticator, controllerManager, scheduler",
    },
    { name: "no list", set: path, to: ABSENT, path, wanted, found: "absent (default none)" },
  ],
  notEvaluated: [
    ...unreadable(path, "a list").filter(({ name }) => !name.endsWith("a list")),
    {
      name: "an unknown type",
      set: path,
      to: ["api", UNKNOWN],
      path: `${path}[1]`,
      why: `${path}[1] is not known during a preview`,
    },
  ],
});

test("the remediation sets all types where none are set", () => {
  const remediate = (inputs: Record<string, unknown>) =>
    eksControlPlaneLogs.remediate?.("aws:eks/cluster:Cluster", inputs);
  expect(remediate({ name: "a" })).toEqual({ name: "a", [path]: ALL });
  expect(remediate({ [path]: ["api"] })).toBeUndefined();
  expect(eksControlPlaneLogs.remediate?.("aws:s3/bucket:Bucket", {})).toBeUndefined();
});
