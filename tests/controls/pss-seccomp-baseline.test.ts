import { pssSeccompBaseline } from "../../policy-pack/controls/container/pss-seccomp-baseline";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { UNKNOWN } from "../support/stack";
import { onePod } from "../support/workloads";
import {
  annotatedPod,
  CONTAINER,
  fixtures,
  minimal,
  old,
  POD,
} from "./fixtures/pss-seccomp-baseline";

testRoom(pssSeccompBaseline, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no profile", set: "spec.containers[0].securityContext.seccompProfile", to: ABSENT },
    {
      name: "the profile of the runtime",
      set: "spec.securityContext.seccompProfile",
      to: { type: "RuntimeDefault" },
    },
    {
      name: "annotations of old",
      set: "metadata.annotations",
      to: { "seccomp.security.alpha.kubernetes.io/pod": "unconfined" },
    },
  ],
  fails: [
    {
      name: "an unconfined container",
      set: "spec.containers[0].securityContext.seccompProfile.type",
      to: "Unconfined",
      path: "spec.containers[0].securityContext.seccompProfile.type",
      found: '"Unconfined"',
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "an unconfined pod",
      set: "spec.securityContext.seccompProfile.type",
      to: "Unconfined",
      path: "spec.securityContext.seccompProfile.type",
      found: '"Unconfined"',
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "a profile without type",
      set: "spec.securityContext.seccompProfile",
      to: {},
      path: "spec.securityContext.seccompProfile.type",
      found: "absent",
      wanted: "RuntimeDefault or Localhost",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.seccompProfile.type", "a text"),
    ...unreadable("spec.securityContext.seccompProfile.type", "a text"),
  ],
});

describe("before Kubernetes 1.19", () => {
  const findings = (annotations: Readonly<Record<string, unknown>>, name?: unknown) => {
    const stack = [old, annotatedPod(annotations, name)];
    const { evaluations } = judge(stack, { controls: [pssSeccompBaseline] });
    return evaluations.findings.map(({ status, path, found }) => [status, path, found]);
  };

  test("judges the annotations of the pod and of its containers", () => {
    const unconfined = { [POD]: "unconfined", [CONTAINER]: "" };
    expect(findings(unconfined)).toEqual([
      ["violation", `metadata.annotations["${POD}"]`, '"unconfined"'],
    ]);
    expect(findings({ [CONTAINER]: "" })).toEqual([
      ["violation", `metadata.annotations["${CONTAINER}"]`, '""'],
    ]);
    expect(findings({ [POD]: "docker/default", [CONTAINER]: "localhost/web" })).toEqual([]);
  });

  test("passes over annotations of containers that the pod does not have", () => {
    expect(findings({ [CONTAINER]: "unconfined" }, "other")).toEqual([]);
    expect(findings({ [`${POD}s`]: "unconfined" })).toEqual([]);
  });

  test("does not evaluate an annotation that may be about a container of unknown name", () => {
    const path = "spec.containers[0].name";
    expect(findings({ [CONTAINER]: "unconfined" }, UNKNOWN)).toEqual([
      ["notEvaluated", path, "not known"],
    ]);
    expect(findings({ [CONTAINER]: "runtime/default" }, UNKNOWN)).toEqual([]);
    const own = `metadata.annotations["${CONTAINER}"]`;
    expect(findings({ [CONTAINER]: UNKNOWN })).toEqual([["notEvaluated", own, "not known"]]);
  });
});

test("leaves pods of a restricted namespace to pss-seccomp-restricted from Kubernetes 1.19", () => {
  const bad = onePod({ securityContext: { seccompProfile: { type: "Unconfined" } } });
  expect(verdictOf(pssSeccompBaseline, [namespaceAt("restricted", "v1.19"), ...bad])).toBe("pass");
  expect(verdictOf(pssSeccompBaseline, [namespaceAt("baseline", "v1.19"), ...bad])).toBe(
    "violation",
  );
});
