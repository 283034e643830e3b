import { podReadOnlyRootFs } from "../../policy-pack/controls/container/pod-read-only-root-fs";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { container } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pod-read-only-root-fs";

const path = "spec.containers[0].securityContext.readOnlyRootFilesystem";

testRoom(podReadOnlyRootFs, fixtures, {
  minimal,
  judged: "web",
  passes: [{ name: "no container", set: "spec.containers", to: ABSENT }],
  fails: [
    { name: "false", set: path, to: false, path, found: "false", wanted: "true" },
    {
      name: "no security context",
      set: "spec.containers[0].securityContext",
      to: ABSENT,
      path,
      found: "absent (default false)",
      wanted: "true",
    },
    {
      name: "an ephemeral container",
      set: "spec.ephemeralContainers",
      to: [{ name: "debug" }],
      path: "spec.ephemeralContainers[0].securityContext.readOnlyRootFilesystem",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: unreadable(path, "true or false"),
});

test("a patch is judged by what it says only", () => {
  const patch = (content: Readonly<Record<string, unknown>>) => [
    object("core/v1:PodPatch", "web", { spec: { containers: [container(content)] } }),
  ];
  const statuses = (content: Readonly<Record<string, unknown>>) =>
    judge(patch(content), { controls: [podReadOnlyRootFs] }).evaluations.findings.map(
      ({ status }) => status,
    );
  expect(statuses({})).toEqual(["notEvaluated"]);
  expect(statuses({ securityContext: { readOnlyRootFilesystem: false } })).toEqual(["violation"]);
  expect(statuses({ securityContext: { readOnlyRootFilesystem: true } })).toEqual([]);
});

test("a pod that may be a Windows pod is not evaluated", () => {
  const stack = [
    object("core/v1:Pod", "web", { spec: { os: UNKNOWN, containers: [container()] } }),
  ];
  const { finished } = judge(stack, { controls: [podReadOnlyRootFs] });
  expect(finished).toMatchObject([{ status: "notEvaluated", path: "spec.os.name" }]);
});
