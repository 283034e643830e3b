import { pssCapabilitiesRestricted } from "../../policy-pack/controls/container/pss-capabilities-restricted";
import { pssPrivilegeEscalation } from "../../policy-pack/controls/container/pss-privilege-escalation";
import { pssRunAsNonRoot } from "../../policy-pack/controls/container/pss-run-as-non-root";
import { pssSeccompRestricted } from "../../policy-pack/controls/container/pss-seccomp-restricted";
import type { Control } from "../../policy-pack/kernel/control";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const PROFILE = { type: "RuntimeDefault" };

type Inputs = Record<string, unknown>;

const wrap = (spec: unknown): Inputs => ({ spec: { template: { spec } } });

/** What a control makes of a pod's spec in a Deployment; nothing where it leaves it as it is. */
const remediated = ({ remediate }: Control, spec: unknown, type = DEPLOYMENT) =>
  remediate?.(type, structuredClone(wrap(spec)));

const ALL = [
  pssCapabilitiesRestricted,
  pssPrivilegeEscalation,
  pssRunAsNonRoot,
  pssSeccompRestricted,
];

describe.each(ALL)("$id", (control) => {
  test("makes a violation a pass", () => {
    const spec = { containers: [{ name: "a" }], initContainers: [{ name: "b" }] };
    expect(verdictOf(control, [resource(DEPLOYMENT, "web", wrap(spec))])).toBe("violation");
    const inputs = remediated(control, spec);
    expect(verdictOf(control, [resource(DEPLOYMENT, "web", inputs)])).toBe("pass");
    expect(control.remediate?.(DEPLOYMENT, inputs ?? {})).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ["a Windows pod", { os: { name: "windows" }, containers: [{}] }],
    ["a pod of an unknown system", { os: UNKNOWN, containers: [{}] }],
    ["an unknown spec", UNKNOWN],
    ["no spec", undefined],
    [
      "unknown security contexts",
      { securityContext: UNKNOWN, containers: [{ securityContext: UNKNOWN }] },
    ],
    ["values of wrong types", { securityContext: [], containers: "web" }],
  ])("leaves %s alone", (_name, spec) => {
    expect(remediated(control, spec)).toBeUndefined();
  });

  test("leaves patches and other types alone", () => {
    const spec = { containers: [{}] };
    expect(remediated(control, spec, `${DEPLOYMENT}Patch`)).toBeUndefined();
    expect(remediated(control, spec, "kubernetes:core/v1:Service")).toBeUndefined();
  });
});

test("values that are there stay, wrong and unknown ones too", () => {
  const context = (securityContext: unknown) => ({ containers: [{ securityContext }] });
  expect(remediated(pssPrivilegeEscalation, context({ allowPrivilegeEscalation: true }))).toBe(
    undefined,
  );
  const unknown = { allowPrivilegeEscalation: UNKNOWN };
  expect(remediated(pssPrivilegeEscalation, context(unknown))).toBeUndefined();
  const dropping = { capabilities: { drop: ["NET_RAW"] } };
  expect(remediated(pssCapabilitiesRestricted, context(dropping))).toBeUndefined();
  expect(remediated(pssRunAsNonRoot, { securityContext: { runAsNonRoot: false } })).toBeUndefined();
  const unconfined = { securityContext: { seccompProfile: { type: "Unconfined" } } };
  expect(remediated(pssSeccompRestricted, unconfined)).toBeUndefined();
});

test("what is absent is set beside what is there", () => {
  const adding = { capabilities: { add: ["NET_BIND_SERVICE"] } };
  expect(
    remediated(pssCapabilitiesRestricted, { containers: [{ securityContext: adding }, {}] }),
  ).toEqual(
    wrap({
      containers: [
        { securityContext: { capabilities: { add: ["NET_BIND_SERVICE"], drop: ["ALL"] } } },
        { securityContext: { capabilities: { drop: ["ALL"] } } },
      ],
    }),
  );
  expect(remediated(pssSeccompRestricted, { securityContext: { fsGroup: 1000 } })).toEqual(
    wrap({ securityContext: { fsGroup: 1000, seccompProfile: PROFILE } }),
  );
});
