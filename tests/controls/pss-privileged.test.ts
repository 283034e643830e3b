import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { POD_TYPES } from "../../policy-pack/kernel/kinds";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, secret, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/pss-privileged";

const path = "spec.containers[0].securityContext.privileged";
const privileged = (name: string) => ({ name, securityContext: { privileged: true } });
const fails = (name: string, set: string, to: unknown, at = path) => ({
  name,
  set,
  to,
  path: at,
  found: "true",
  wanted: "false",
});

testRoom(pssPrivileged, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "false", set: path, to: false },
    { name: "a secret that is false", set: path, to: secret(false) },
    { name: "null", set: path, to: null },
    { name: "an empty security context", set: "spec.containers[0].securityContext", to: {} },
    { name: "a pod without containers", set: "spec.containers", to: ABSENT },
    { name: "a pod without a spec", set: "spec", to: ABSENT },
  ],
  fails: [
    fails("a privileged container", path, true),
    fails(
      "a privileged init container",
      "spec.initContainers",
      [privileged("setup")],
      "spec.initContainers[0].securityContext.privileged",
    ),
    fails(
      "a privileged ephemeral container",
      "spec.ephemeralContainers",
      [privileged("debug")],
      "spec.ephemeralContainers[0].securityContext.privileged",
    ),
    {
      ...fails("each of two", "spec.containers", [privileged("a"), {}, privileged("b")]),
      message:
        "spec.containers[0].securityContext.privileged: found true, wanted false; " +
        "spec.containers[2].securityContext.privileged: found true, wanted false.",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "true or false"),
    ...unreadable("spec.containers", "a list"),
    {
      name: "an unknown container",
      set: "spec.containers[0]",
      to: UNKNOWN,
      path,
      why: "spec.containers[0] is not known during a preview",
    },
    {
      name: "an unknown spec",
      set: "spec",
      to: UNKNOWN,
      path: "spec.initContainers",
      why: "spec is not known during a preview",
    },
  ],
});

test.each([...POD_TYPES])("objects to a privileged container of %s", (type, place) => {
  const keys = [...place, "spec", "containers"];
  const stack = tweak([resource(type, "web", {})], "web", keys, [privileged("a")]);
  const { registered } = judge(stack, { controls: [pssPrivileged] });
  expect(registered).toMatchObject([
    { status: "violation", path: `${keys.join(".")}[0].securityContext.privileged` },
  ]);
});

describe("an exemption of one container", () => {
  const stack: Stack = tweak(
    minimal,
    "web",
    ["spec", "containers"],
    [privileged("agent"), privileged("web")],
  );
  const settings = {
    exemptions: [
      {
        control: "pss-privileged",
        target: "Pod/shop/web",
        container: "agent",
        reason: "It loads a kernel module.",
        owner: "platform",
        expires: "2026-12-31",
      },
    ],
  };

  test("covers what is not known of that container, and no other", () => {
    const unknown = { securityContext: { privileged: UNKNOWN } };
    const containers = [
      { name: "agent", ...unknown },
      { name: "web", ...unknown },
    ];
    const changed = tweak(minimal, "web", ["spec", "containers"], containers);
    const { findings } = judge(changed, { controls: [pssPrivileged], settings }).evaluations;
    expect(findings.map(({ status, path: at }) => [status, at])).toEqual([
      ["notEvaluated", "spec.containers[1].securityContext.privileged"],
      ["exempt", path],
    ]);
  });

  test("leaves the other containers to the control", () => {
    const { finished, evaluations } = judge(stack, { controls: [pssPrivileged], settings });
    expect(finished.filter(({ status }) => status === "violation")).toMatchObject([
      { status: "violation", path: "spec.containers[1].securityContext.privileged" },
    ]);
    expect(evaluations.findings.map(({ status, path: at }) => [status, at])).toEqual([
      ["violation", "spec.containers[1].securityContext.privileged"],
      ["exempt", path],
    ]);
  });
});
