import { podSecurity } from "../../policy-pack/controls/pod-security";
import { pssCapabilitiesRestricted } from "../../policy-pack/controls/container/pss-capabilities-restricted";
import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { pssRunAsNonRoot } from "../../policy-pack/controls/container/pss-run-as-non-root";
import { pssSysctls } from "../../policy-pack/controls/container/pss-sysctls";
import { POD_TYPES } from "../../policy-pack/kernel/kinds";
import type { ControlFixtures } from "../support/control-fixtures";
import { judge, verdictOf, type Verdict } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { object, resource, secret, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { tweak, valueAt } from "../support/tweak";

const NAMESPACE = "kubernetes:core/v1:Namespace";

describe.each(podSecurity)("$id", (control) => {
  const { fixtures } = jest.requireActual<{ readonly fixtures: ControlFixtures }>(
    `../controls/fixtures/${control.id}`,
  );
  const bad = fixtures.failing.find(({ stack }) =>
    stack.some(({ type }) => type === "kubernetes:core/v1:Pod"),
  );
  const pod = bad?.stack.find(({ type }) => type === "kubernetes:core/v1:Pod");
  const others = bad?.stack.filter((each) => each !== pod) ?? [];

  test.each([...POD_TYPES])("judges %s where it keeps its pod", (type, place) => {
    const template = place.length === 0 ? [] : [...place];
    const named = resource(type, "web", { metadata: valueAt(pod?.inputs, ["metadata"]) });
    const stack = tweak([named], "web", [...template, "spec"], valueAt(pod?.inputs, ["spec"]));
    const verdict = verdictOf(control, [...others, ...stack], bad?.settings);
    // What a patch leaves out may stand in the rest of its object.
    const fromAbsence = type.endsWith("Patch") && verdict === "notEvaluated";
    expect(fromAbsence ? "violation" : verdict).toBe("violation");
  });

  test("passes in a privileged namespace", () => {
    const stack = [namespaceAt("privileged"), ...(pod === undefined ? [] : [pod])];
    expect(verdictOf(control, stack, bad?.settings)).toBe("pass");
  });
});

const spec = { containers: [{ name: "web", securityContext: { privileged: true } }] };
const privileged = object("core/v1:Pod", "web", { spec });
const inDefault = object("core/v1:Pod", "web", { metadata: { name: "web" }, spec });
const none = resource(NAMESPACE, "shop", { metadata: { name: "shop" } });
const patch = (level: unknown) =>
  resource(`${NAMESPACE}Patch`, "patch", {
    metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": level } },
  });

describe("the level of a pod", () => {
  const verdict = (stack: Stack, settings = {}) => verdictOf(pssRunAsNonRoot, stack, settings);

  test.each<[string, Stack, Verdict]>([
    ["is the pack's without a namespace in the stack", [privileged], "violation"],
    ["is the pack's where the namespace has no label", [none, privileged], "violation"],
    ["is the one of its namespace", [namespaceAt("baseline"), privileged], "pass"],
    [
      "is the one of its namespace, registered later",
      [privileged, namespaceAt("baseline")],
      "pass",
    ],
    [
      "is restricted where the label is misspelt",
      [namespaceAt("baselin"), privileged],
      "violation",
    ],
    ["is the one of a patch", [patch("baseline"), privileged], "pass"],
    ["is the one of a patch beside the namespace", [none, patch("baseline"), privileged], "pass"],
    [
      "is not that of another namespace",
      [namespaceAt("baseline", "latest", "bank"), privileged],
      "violation",
    ],
    ["may be secret", [namespaceAt(secret("baseline")), privileged], "pass"],
    ["is not known where the label is not", [namespaceAt(UNKNOWN), privileged], "notEvaluated"],
    ["is not known where the label has a wrong type", [namespaceAt(1), privileged], "notEvaluated"],
    [
      "is not known where the labels are not",
      tweak([namespaceAt("baseline"), privileged], "shop", ["metadata", "labels"], UNKNOWN),
      "notEvaluated",
    ],
    [
      "is not known where a namespace of unknown name may be its own",
      [namespaceAt("baseline", "latest", UNKNOWN), privileged],
      "notEvaluated",
    ],
    [
      "is known where namespaces of unknown name agree",
      [namespaceAt("restricted", "latest", UNKNOWN), privileged],
      "violation",
    ],
    [
      "does not matter to a pod that every level admits",
      [
        namespaceAt(UNKNOWN),
        object("core/v1:Pod", "web", { spec: { securityContext: { runAsNonRoot: true } } }),
      ],
      "pass",
    ],
  ])("%s", (_name, stack, expected) => {
    expect(verdict(stack)).toBe(expected);
  });

  test("is podSecurityLevel where no namespace says it, baseline under the preset baseline", () => {
    expect(verdict([privileged], { podSecurityLevel: "baseline" })).toBe("pass");
    expect(verdict([privileged], { preset: "baseline" })).toBe("pass");
    const strict = { preset: "baseline", podSecurityLevel: "restricted" };
    expect(verdict([privileged], strict)).toBe("violation");
    expect(verdict([namespaceAt("restricted"), privileged], { preset: "baseline" })).toBe(
      "violation",
    );
  });

  test("comes by reference where the namespace's name is not known", () => {
    const unknown = tweak([privileged], "web", ["metadata", "namespace"], UNKNOWN);
    const referring = unknown.map((each) => ({
      ...each,
      propertyDependencies: { metadata: [urnOf(NAMESPACE, "shop")] },
    }));
    const weak = namespaceAt("baseline", "latest", UNKNOWN);
    expect(verdict([weak, ...referring])).toBe("pass");
    expect(verdict([namespaceAt("baseline"), ...referring])).toBe("pass");
    expect(verdict([weak, ...unknown])).toBe("notEvaluated");
    expect(verdict(unknown)).toBe("violation");
  });
});

describe("the version of a pod's checks", () => {
  const sysctls = [{ name: "net.ipv4.tcp_rmem", value: "1" }];
  const tuned = object("core/v1:Pod", "web", { spec: { securityContext: { sysctls } } });
  const verdict = (version: unknown, targetVersion: string) =>
    verdictOf(pssSysctls, [namespaceAt("baseline", version), tuned], { targetVersion });

  test.each<[unknown, string, Verdict]>([
    ["latest", "1.32", "pass"],
    ["latest", "1.31", "violation"],
    ["v1.31", "1.35", "violation"],
    ["v1.32", "1.35", "pass"],
    // A cluster knows no checks newer than itself, and takes a version that does not exist for its newest.
    ["v1.35", "1.31", "violation"],
    ["v1.99", "1.35", "pass"],
    ["1.31", "1.35", "pass"],
    ["v1.031", "1.35", "pass"],
    [UNKNOWN, "1.35", "notEvaluated"],
    [UNKNOWN, "1.31", "violation"],
  ])("label %s, target %s: %s", (version, target, expected) => {
    expect(verdict(version, target)).toBe(expected);
  });
});

describe("a finding comes while the pod is being registered", () => {
  const registered = (stack: Stack) =>
    judge(stack, { controls: [pssPrivileged] }).registered.map(({ urn }) => urn);

  test("where its namespace was registered before, or every cluster has it", () => {
    expect(registered([namespaceAt("baseline"), privileged])).toEqual([privileged.urn]);
    expect(registered([inDefault])).toEqual([inDefault.urn]);
  });

  test("and once only", () => {
    const { finished, evaluations } = judge([inDefault], { controls: [pssPrivileged] });
    expect(finished).toEqual([]);
    expect(evaluations.findings).toHaveLength(1);
  });

  test("else at the end, because the namespace may come later", () => {
    expect(registered([privileged, namespaceAt("privileged")])).toEqual([]);
    const { finished } = judge([privileged], { controls: [pssPrivileged] });
    expect(finished).toMatchObject([{ status: "violation", level: "mandatory" }]);
  });
});

test("a pod registered anew is judged by what it is now", () => {
  const mended = { ...privileged, inputs: { metadata: { name: "web", namespace: "shop" } } };
  expect(verdictOf(pssPrivileged, [privileged, mended])).toBe("pass");
  expect(verdictOf(pssPrivileged, [none, privileged, mended])).toBe("pass");
});

test("a restricted check and the baseline check that it replaces never speak of the same pod", () => {
  const context = { capabilities: { add: ["SYS_ADMIN"] }, seccompProfile: { type: "Unconfined" } };
  const all = object("core/v1:Pod", "web", {
    spec: {
      volumes: [{ name: "host", hostPath: { path: "/" } }],
      containers: [{ name: "web", securityContext: { ...context, procMount: "Unmasked" } }],
    },
  });
  const spoken = (settings: Readonly<Record<string, unknown>>) =>
    judge([all], { controls: podSecurity, settings }).evaluations.findings.map(
      ({ control }) => control,
    );
  const baseline = [
    "pss-capabilities-baseline",
    "pss-host-path",
    "pss-proc-mount",
    "pss-seccomp-baseline",
  ];
  expect(spoken({ podSecurityLevel: "baseline" })).toEqual(baseline);
  const restricted = spoken({});
  expect(restricted.filter((id) => baseline.includes(id))).toEqual([]);
  expect(restricted).toContain(pssCapabilitiesRestricted.id);
  expect(spoken({ targetVersion: "1.18" })).toEqual(
    expect.arrayContaining(["pss-capabilities-baseline", "pss-proc-mount", "pss-volume-types"]),
  );
});
