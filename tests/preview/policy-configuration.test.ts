import { reconcile, settingLayers } from "../../preview/policy";
import type { PackInfo } from "../../preview/policy";

const exemption = {
  type: "object",
  additionalProperties: false,
  required: ["reason"],
  properties: { reason: { type: "string", minLength: 1 }, owner: { type: "string" } },
};

const pack: PackInfo = {
  name: "demo-pack",
  version: "1.0.0",
  policies: [
    policy("eks-endpoint-public", {}),
    policy("settings", {
      preset: { type: "string", enum: ["baseline", "hardened"], default: "hardened" },
      exemptions: { type: "array", items: exemption },
      targetVersion: { type: "string", pattern: "^1\\.[0-9]+$" },
      failOnUnknown: { oneOf: [{ type: "boolean" }, { type: "array" }] },
    }),
  ],
  initialConfiguration: { settings: { level: "advisory", properties: { targetVersion: "1.33" } } },
};

function policy(name: string, configurationSchema: Readonly<Record<string, unknown>>) {
  return {
    name,
    description: "",
    level: "mandatory" as const,
    severity: "high",
    remediation: "",
    url: "",
    configurationSchema,
    requiredConfiguration: [],
  };
}

function configured(policies: Readonly<Record<string, unknown>>, info = pack) {
  return reconcile(info, [{ source: "policies.json", policies }]);
}

test("schema defaults, then the pack's own configuration, then each layer", () => {
  expect(reconcile(pack, [])).toEqual({
    "eks-endpoint-public": { level: "mandatory", properties: {} },
    settings: { level: "advisory", properties: { preset: "hardened", targetVersion: "1.33" } },
  });
  const layers = [
    { source: "a", policies: { settings: { preset: "baseline", targetVersion: "1.34" } } },
    ...settingLayers({ kubernetesVersion: "1.35" }, pack),
  ];
  expect(reconcile(pack, layers)["settings"]?.properties).toEqual({
    preset: "baseline",
    targetVersion: "1.35",
  });
});

test("a policy's own level wins over `all` of the same layer, wherever they stand", () => {
  const levels = configured({ "eks-endpoint-public": "disabled", all: "advisory" });
  expect(levels["eks-endpoint-public"]?.level).toBe("disabled");
  expect(levels["settings"]?.level).toBe("advisory");
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    "a policy that does not exist",
    { "eks-endpoint-publik": "advisory" },
    'policies.json: found configuration for "eks-endpoint-publik", wanted the name of a policy of demo-pack. Did you mean "eks-endpoint-public"?',
  ],
  [
    "a level that does not exist",
    { "eks-endpoint-public": "warn" },
    'policies.json: eks-endpoint-public: found "warn" (string), wanted one of advisory, mandatory, remediate, disabled.',
  ],
  [
    "neither level nor object",
    { settings: 3 },
    "policies.json: settings: found 3 (number), wanted a level (advisory, mandatory, remediate, disabled) or an object.",
  ],
  [
    "a property that does not exist",
    { settings: { pre_set: "baseline" } },
    'policies.json: settings.pre_set: found an unknown property, wanted one of exemptions, failOnUnknown, preset, targetVersion. Did you mean "preset"?',
  ],
  [
    "a property of a policy that has none",
    { "eks-endpoint-public": { depth: 1 } },
    "policies.json: eks-endpoint-public.depth: found an unknown property, wanted only a level.",
  ],
  [
    "a wrong type",
    { settings: { preset: true } },
    "policies.json: settings.preset: found true (boolean), wanted a string.",
  ],
  [
    "a word that is not in the list",
    { settings: { preset: "strict" } },
    'policies.json: settings.preset: found "strict" (string), wanted one of baseline, hardened.',
  ],
  [
    "an exemption without a reason",
    { settings: { exemptions: [{ owner: "me" }] } },
    "policies.json: settings.exemptions[0].reason: found nothing, wanted a value.",
  ],
  [
    "an exemption with an empty reason",
    { settings: { exemptions: [{ reason: "" }] } },
    'policies.json: settings.exemptions[0].reason: found "" (string), wanted text that is not empty.',
  ],
  [
    "an unknown property deep inside",
    { settings: { exemptions: [{ reason: "x", ownr: "me" }] } },
    'policies.json: settings.exemptions[0].ownr: found an unknown property, wanted one of reason, owner. Did you mean "owner"?',
  ],
  [
    "none of the alternatives",
    { settings: { failOnUnknown: 1 } },
    "policies.json: settings.failOnUnknown: found 1 (number), wanted one of: boolean; array.",
  ],
  [
    "properties of `all`",
    { all: { depth: 1 } },
    'policies.json: all.depth: found a property, wanted only a level: "all" has no other.',
  ],
])("%s is one error", (_name, policies, message) => {
  expect(() => configured(policies)).toThrow(message);
});

test("a required property without value is an error, unless the policy is disabled", () => {
  const requiring = { ...policy("sizes", { limit: {} }), requiredConfiguration: ["limit"] };
  const info = { ...pack, policies: [requiring] };
  expect(() => configured({}, info)).toThrow(
    "policies.json: sizes.limit: found nothing, wanted a value: the policy requires it.",
  );
  expect(configured({ sizes: { limit: 3 } }, info)["sizes"]?.properties).toEqual({ limit: 3 });
  expect(configured({ sizes: "disabled" }, info)["sizes"]?.level).toBe("disabled");
});

describe("flags that are settings of the pack", () => {
  test("an error names the flag", () => {
    expect(() => reconcile(pack, settingLayers({ preset: "strict" }, pack))).toThrow(
      '--preset: settings.preset: found "strict" (string), wanted one of baseline, hardened.',
    );
  });

  test("a pack without the setting refuses the flag", () => {
    expect(() => settingLayers({ asOf: "2026-01-31" }, pack)).toThrow(
      '--as-of: the policy pack demo-pack has no setting "asOf"; wanted a pack that has, or no flag.',
    );
  });

  test("no flag, no configuration", () => {
    expect(settingLayers({}, pack)).toEqual([]);
  });
});
