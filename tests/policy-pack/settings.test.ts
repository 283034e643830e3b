import { canonicalIds, parseSettings } from "../../policy-pack/kernel/settings";
import { today } from "../../policy-pack/kernel/dates";

const ids = canonicalIds([
  { id: "eks-endpoint-public", aliases: ["eks-public-endpoint"] },
  { id: "exempt-expired" },
]);
const parse = (values: Readonly<Record<string, unknown>>) => parseSettings(values, ids);

const exemption = {
  control: "eks-endpoint-public",
  target: "aws:eks/cluster:Cluster::main",
  reason: "Until the VPN works.",
  owner: "platform",
  expires: "2026-12-31",
};

test("absent settings have defaults", () => {
  expect(parse({})).toEqual({
    preset: "hardened",
    failOnUnknown: false,
    exemptions: [],
    exemptionMaximumLife: 366,
    registries: [],
    targetVersion: undefined,
    asOf: today(),
    podSecurityLevel: "restricted",
    levels: {},
  });
});

test("every setting is read", () => {
  const values = {
    preset: "baseline",
    failOnUnknown: ["eks-public-endpoint"],
    exemptions: [{ ...exemption, control: "eks-public-endpoint", container: "agent" }],
    exemptionMaximumLife: 90,
    registries: ["registry.example"],
    targetVersion: "1.35",
    asOf: "2024-02-29",
    podSecurityLevel: "restricted",
    levels: { "eks-public-endpoint": "disabled" },
  };
  expect(parse(values)).toEqual({
    ...values,
    failOnUnknown: ["eks-endpoint-public"],
    exemptions: [{ ...exemption, container: "agent" }],
    levels: { "eks-endpoint-public": "disabled" },
  });
});

const exempting = (changes: Readonly<Record<string, unknown>>) => ({
  exemptions: [{ ...exemption, ...changes }],
});
const keys =
  "preset, failOnUnknown, exemptions, exemptionMaximumLife, registries, targetVersion, asOf, podSecurityLevel, levels";

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    "an unknown key",
    { fail_on_unknown: true },
    `settings.fail_on_unknown: found an unknown key, wanted one of ${keys} (did you mean failOnUnknown?)`,
  ],
  [
    "a key far from all others",
    { zzz: true },
    `settings.zzz: found an unknown key, wanted one of ${keys}`,
  ],
  [
    "a preset that does not exist",
    { preset: "strict" },
    'settings.preset: found "strict", wanted one of baseline, restricted, hardened',
  ],
  [
    "failOnUnknown of a wrong type",
    { failOnUnknown: "yes" },
    'settings.failOnUnknown: found "yes", wanted true, false or a list of control ids',
  ],
  [
    "failOnUnknown for numbers",
    { failOnUnknown: [1] },
    "settings.failOnUnknown: found [1], wanted a list of texts",
  ],
  [
    "failOnUnknown for no control",
    { failOnUnknown: ["exempt-expired", "eks-endpoint-publik"] },
    'settings.failOnUnknown[1]: found "eks-endpoint-publik", wanted the id of a control (did you mean eks-endpoint-public?)',
  ],
  [
    "registries of a wrong type",
    { registries: "registry.example" },
    'settings.registries: found "registry.example", wanted a list of texts',
  ],
  [
    "a version of a wrong form",
    { targetVersion: "v1.35" },
    'settings.targetVersion: found "v1.35", wanted 1.N',
  ],
  [
    "a version with a patch",
    { targetVersion: "1.35.2" },
    'settings.targetVersion: found "1.35.2", wanted 1.N',
  ],
  [
    "a version as a number",
    { targetVersion: 1.35 },
    "settings.targetVersion: found 1.35, wanted 1.N",
  ],
  [
    "a date that does not exist",
    { asOf: "2026-02-30" },
    'settings.asOf: found "2026-02-30", wanted a date that exists, YYYY-MM-DD',
  ],
  [
    "levels of a wrong type",
    { levels: [] },
    "settings.levels: found [], wanted an object of levels",
  ],
  [
    "a level that does not exist",
    { levels: { "exempt-expired": "warn" } },
    'settings.levels.exempt-expired: found "warn", wanted one of advisory, mandatory, disabled, remediate',
  ],
  [
    "a level of no control",
    { levels: { all: "advisory" } },
    'settings.levels.all: found "all", wanted the id of a control',
  ],
  [
    "a life of no days",
    { exemptionMaximumLife: 0 },
    "settings.exemptionMaximumLife: found 0, wanted a whole number of days, 1 or more",
  ],
  [
    "a life in words",
    { exemptionMaximumLife: "a year" },
    'settings.exemptionMaximumLife: found "a year", wanted a whole number of days, 1 or more',
  ],
  [
    "exemptions of a wrong type",
    { exemptions: {} },
    "settings.exemptions: found {}, wanted a list of exemptions",
  ],
  [
    "an exemption of a wrong type",
    { exemptions: ["eks-endpoint-public"] },
    'settings.exemptions[0]: found "eks-endpoint-public", wanted an exemption object',
  ],
  [
    "an exemption with an unknown key",
    exempting({ until: "2026-12-31" }),
    "settings.exemptions[0].until: found an unknown key, wanted one of control, target, container, reason, owner, expires",
  ],
  [
    "an exemption of no control",
    exempting({ control: "eks-endpoint" }),
    'settings.exemptions[0].control: found "eks-endpoint", wanted the id of a control',
  ],
  [
    "an exemption of the control over exemptions",
    exempting({ control: "exempt-expired" }),
    "settings.exemptions[0].control: found exempt-expired, wanted a control that can be exempted",
  ],
  [
    "an exemption without a target",
    exempting({ target: undefined }),
    "settings.exemptions[0].target: found nothing, wanted an exact URN, type::name or Kind/namespace/name",
  ],
  [
    "an exemption without a reason",
    exempting({ reason: undefined }),
    "settings.exemptions[0].reason: found nothing, wanted a sentence that says why",
  ],
  [
    "an exemption with a blank reason",
    exempting({ reason: "  " }),
    'settings.exemptions[0].reason: found "  ", wanted a sentence that says why',
  ],
  [
    "an exemption without an owner",
    exempting({ owner: null }),
    "settings.exemptions[0].owner: found null, wanted a person or team",
  ],
  [
    "an exemption without an end",
    exempting({ expires: undefined }),
    "settings.exemptions[0].expires: found nothing, wanted a date, YYYY-MM-DD",
  ],
  [
    "an exemption until a day that does not exist",
    exempting({ expires: "2026-11-31" }),
    "settings.exemptions[0].expires: found 2026-11-31, wanted a date that exists, YYYY-MM-DD",
  ],
  [
    "an exemption with a timestamp",
    exempting({ expires: "2026-11-30T00:00:00Z" }),
    "settings.exemptions[0].expires: found 2026-11-30T00:00:00Z, wanted a date that exists, YYYY-MM-DD",
  ],
  [
    "an exemption with an empty container",
    exempting({ container: "" }),
    'settings.exemptions[0].container: found "", wanted a container name',
  ],
])("%s is refused", (_name, values, message) => {
  expect(() => parse(values)).toThrow(
    expect.objectContaining({ name: "InvalidConfiguration", message }),
  );
});
