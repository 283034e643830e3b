import { controls } from "../../policy-pack/controls";
import { loadInProcess, type Analyzer } from "../../preview/policy";
import { expired, identity, PACK, run, settings } from "./protocol-stack";

// Loading the Pulumi SDK, and type-checking the pack in a child, take seconds on a busy machine.

const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;

let analyzer: Analyzer;
beforeAll(async () => {
  analyzer = await loadInProcess(PACK, identity);
});

/** Levels at which each policy spoke, without `exempt-expired` unless it is configured to. */
async function spoken(policies: Readonly<Record<string, unknown>>) {
  const { outcome } = await run(analyzer, policies);
  const levels: Record<string, readonly string[]> = {};
  for (const { policy, level } of outcome.diagnostics) {
    levels[policy] = [...new Set([...(levels[policy] ?? []), level])];
  }
  return { levels, evaluations: outcome.evaluations, outcome };
}

const declared = {
  "eks-endpoint-public": ["mandatory"],
  "eks-secrets-encryption": ["mandatory", "advisory"],
  "exempt-expired": ["mandatory"],
  "ng-imdsv2": ["mandatory"],
  "ns-default-deny-ingress": ["mandatory"],
  "pss-privileged": ["mandatory"],
  "rbac-wildcard-verbs": ["mandatory"],
  "render-incomplete": ["advisory"],
};

test("the settings have these options; this file sets each of them", () => {
  const settingsPolicy = analyzer.info.policies.find(({ name }) => name === "settings");
  const options = Object.keys(settingsPolicy?.configurationSchema ?? {});
  expect(options.sort()).toEqual([
    "asOf",
    "exemptionMaximumLife",
    "exemptions",
    "failOnUnknown",
    "levels",
    "podSecurityLevel",
    "preset",
    "registries",
    "targetVersion",
  ]);
});

describe("levels", () => {
  test("without configuration are the declared ones", async () => {
    expect((await spoken({ settings })).levels).toEqual(declared);
  });

  const table = Object.keys(declared).flatMap((id) => LEVELS.map((level) => [id, level] as const));
  test.each(table)("%s: %s", async (id, level) => {
    const { levels, evaluations } = await spoken({ settings, [id]: level });
    const gaps =
      id === "render-incomplete" ? [] : [level === "advisory" ? "advisory" : "mandatory"];
    const unclear = ["render-incomplete", "eks-secrets-encryption"].includes(id)
      ? ["advisory"]
      : [];
    const expected = level === "disabled" ? [] : [...new Set([...gaps, ...unclear])];
    const others = Object.entries(declared).filter(([other]) => other !== id);
    expect(levels[id] ?? []).toEqual(id === "ng-imdsv2" && level === "remediate" ? [] : expected);
    expect(Object.entries(levels).filter(([other]) => other !== id)).toEqual(
      expect.arrayContaining(others),
    );
    expect(evaluations?.controls.find((control) => control.id === id)?.level).toBe(level);
  });

  test("an object with enforcementLevel says the same", async () => {
    const { levels } = await spoken({
      settings,
      "pss-privileged": { enforcementLevel: "advisory" },
    });
    expect(levels["pss-privileged"]).toEqual(["advisory"]);
  });

  test("`all` sets every level, and a control's own wins over it", async () => {
    const advisory = Object.fromEntries(Object.keys(declared).map((id) => [id, ["advisory"]]));
    expect((await spoken({ settings, all: "advisory" })).levels).toEqual(advisory);
    expect((await spoken({ settings, all: "disabled" })).levels).toEqual({});
    const { levels } = await spoken({ settings, all: "disabled", "pss-privileged": "advisory" });
    expect(levels).toEqual({ "pss-privileged": ["advisory"] });
  });
});

describe("settings", () => {
  const levelsUnder = async (preset: string) => {
    const { evaluations } = await spoken({ settings: { ...settings, preset } });
    return Object.fromEntries(evaluations?.controls.map(({ id, level }) => [id, level]) ?? []);
  };

  test.each(["baseline", "restricted", "hardened"] as const)(
    "preset %s chooses levels",
    async (preset) => {
      const expected = controls.map(({ id, level, presets = {} }) => [
        id,
        preset === "hardened" ? level : (presets[preset] ?? level),
      ]);
      expect(await levelsUnder(preset)).toEqual(Object.fromEntries(expected));
    },
  );

  test("preset baseline leaves the basics mandatory", async () => {
    expect(await levelsUnder("baseline")).toMatchObject({
      "eks-endpoint-public": "advisory",
      "ng-imdsv2": "mandatory",
      "pss-privileged": "mandatory",
    });
  });

  test("levels win over preset and enforcement level", async () => {
    const strong = { preset: "baseline", levels: { "eks-endpoint-public": "mandatory" } };
    const { levels } = await spoken({
      settings: { ...settings, ...strong },
      "eks-endpoint-public": "disabled",
    });
    expect(levels["eks-endpoint-public"]).toEqual(["mandatory"]);
  });

  test.each([
    [true, ["mandatory"], ["mandatory"]],
    [["render-incomplete"], ["mandatory"], ["mandatory", "advisory"]],
    [false, ["advisory"], ["mandatory", "advisory"]],
  ])("failOnUnknown %j", async (failOnUnknown, chart, encryption) => {
    const { levels } = await spoken({ settings: { ...settings, failOnUnknown } });
    expect(levels["render-incomplete"]).toEqual(chart);
    expect(levels["eks-secrets-encryption"]).toEqual(encryption);
  });

  test("exemptions that hold exempt, and are kept in the record", async () => {
    const exemptions = [{ ...expired, expires: "2026-12-31" }];
    const { levels, evaluations } = await spoken({ settings: { ...settings, exemptions } });
    expect(levels["pss-privileged"]).toBeUndefined();
    expect(levels["exempt-expired"]).toBeUndefined();
    expect(evaluations?.findings.filter(({ status }) => status === "exempt")).toMatchObject([
      {
        control: "pss-privileged",
        reason: expired.reason,
        owner: "platform",
        expires: "2026-12-31",
      },
    ]);
  });

  test("asOf is the date of the run", async () => {
    const { levels, evaluations } = await spoken({ settings: { ...settings, asOf: "2026-01-30" } });
    expect(evaluations?.asOf).toBe("2026-01-30");
    expect(levels["exempt-expired"]).toBeUndefined();
  });

  test("targetVersion wins over the version of the cluster", async () => {
    expect((await spoken({ settings })).evaluations?.targetKubernetesVersion).toBe("1.34");
    const { evaluations } = await spoken({ settings: { ...settings, targetVersion: "1.36" } });
    expect(evaluations?.targetKubernetesVersion).toBe("1.36");
  });

  test("podSecurityLevel is the level of pods whose namespace has none", async () => {
    const judged = async (values: Readonly<Record<string, unknown>>) => {
      const { evaluations } = await spoken({ settings: { ...settings, ...values } });
      const found = evaluations?.findings ?? [];
      return found.some(({ control }) => control === "pss-run-as-non-root");
    };
    expect(await judged({})).toBe(true);
    expect(await judged({ podSecurityLevel: "baseline" })).toBe(false);
    expect(await judged({ preset: "baseline" })).toBe(false);
    expect(await judged({ preset: "baseline", podSecurityLevel: "restricted" })).toBe(true);
  });

  test("registries are accepted; none of these controls reads them", async () => {
    const { levels } = await spoken({
      settings: { ...settings, registries: ["registry.example"] },
    });
    expect(levels).toEqual(declared);
  });
});

describe("configuration that cannot be used", () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "no control of the pack",
      { "pss-privilegd": "advisory" },
      'policies.json: found configuration for "pss-privilegd", wanted the name of a policy of hardened-cluster. Did you mean "pss-privileged"?',
    ],
    [
      "a control's option that does not exist",
      { "pss-privileged": { depth: 1 } },
      "policies.json: pss-privileged.depth: found an unknown property, wanted only a level.",
    ],
    [
      "a setting that does not exist",
      { settings: { presett: "baseline" } },
      'policies.json: settings.presett: found an unknown property, wanted one of asOf, exemptionMaximumLife, exemptions, failOnUnknown, levels, podSecurityLevel, preset, registries, targetVersion. Did you mean "preset"?',
    ],
    [
      "an exemption without a reason",
      { settings: { exemptions: [{ ...expired, reason: undefined }] } },
      "policies.json: settings.exemptions[0].reason: found nothing, wanted a value.",
    ],
  ])("is refused by the schema: %s", async (_name, policies, message) => {
    const content: unknown = JSON.parse(JSON.stringify(policies));
    await expect(run(analyzer, content as typeof policies)).rejects.toThrow(
      expect.objectContaining({ message }),
    );
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "an exemption until a day that does not exist",
      { exemptions: [{ ...expired, expires: "2026-02-30" }] },
      "settings.exemptions[0].expires: found 2026-02-30, wanted a date that exists, YYYY-MM-DD",
    ],
    [
      "an exemption of no control",
      { exemptions: [{ ...expired, control: "pss" }] },
      'settings.exemptions[0].control: found "pss", wanted the id of a control',
    ],
    [
      "a date that does not exist",
      { asOf: "2026-13-01" },
      'settings.asOf: found "2026-13-01", wanted a date that exists, YYYY-MM-DD',
    ],
    [
      "a level of no control",
      { levels: { "pss-privilegd": "advisory" } },
      'settings.levels.pss-privilegd: found "pss-privilegd", wanted the id of a control (did you mean pss-privileged?)',
    ],
  ])("is refused by the pack: %s", async (_name, values, message) => {
    await expect(run(analyzer, { settings: values })).rejects.toThrow(
      expect.objectContaining({ message: `Policy pack ${PACK}: ${message}` }),
    );
  });
});
