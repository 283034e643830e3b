import { controls } from "../../policy-pack/controls";
import { loadInProcess, reconcile, startChild, type Analyzer } from "../../preview/policy";
import { UNKNOWN } from "../support/stack";
import { identity, offenders, PACK, resources, run, settings } from "./protocol-stack";

// Loading the Pulumi SDK, and type-checking the pack in a child, take seconds on a busy machine.

let analyzer: Analyzer;
beforeAll(async () => {
  analyzer = await loadInProcess(PACK, identity);
});

test("the pack lists every control as a policy, and the settings", () => {
  expect(analyzer.info.policies.map(({ name }) => name)).toEqual([
    "settings",
    ...controls.map(({ id }) => id),
  ]);
  for (const { name, level, severity } of analyzer.info.policies.slice(1)) {
    const control = controls.find(({ id }) => id === name);
    expect([level, severity]).toEqual([control?.level, control?.severity]);
  }
});

describe("when findings come back", () => {
  test("violations of a resource in answer to its own Analyze, mandatory ones among them", async () => {
    const { inAnalyze } = await run(analyzer, { settings });
    expect(inAnalyze).toMatchObject({
      public: ["eks-endpoint-public"],
      plain: ["eks-secrets-encryption"],
      nodes: ["ng-imdsv2"],
      admin: ["rbac-wildcard-verbs"],
      agent: ["pss-privileged"],
    });
    expect(Object.values(inAnalyze).flat()).toHaveLength(5);
  });

  test("what needs the whole stack in AnalyzeStack, with the resource", async () => {
    const { outcome } = await run(analyzer, { settings });
    const last = outcome.diagnostics
      .slice(5)
      .map(({ policy, urn }) => [policy, urn.split("::")[3]]);
    expect(last).toEqual([
      ["eks-secrets-encryption", "unclear"],
      ["ns-default-deny-ingress", "shop"],
      ["exempt-expired", "agent"],
      ["render-incomplete", "ingress"],
    ]);
  });

  test("a message says what is wrong, where, and what to write instead", async () => {
    const { outcome } = await run(analyzer, { settings });
    expect(outcome.diagnostics[0]).toEqual({
      policy: "eks-endpoint-public",
      message:
        "The API endpoint of an EKS cluster must not be public.\n" +
        "vpcConfig.endpointPublicAccess: found true, wanted false.\n" +
        "Set vpcConfig.endpointPublicAccess to false and vpcConfig.endpointPrivateAccess to true, and " +
        "reach the API from inside the VPC.",
      level: "mandatory",
      severity: "critical",
      urn: offenders["eks-endpoint-public"].urn,
    });
  });
});

test("a resource that is only read is not evaluated where its outputs are not known", async () => {
  jest.resetModules();
  const fresh = await loadInProcess(PACK, identity);
  const read = Object.values(offenders).map((each) => ({ ...each, external: true, outputs: {} }));
  await fresh.configure(reconcile(fresh.info, []));
  const diagnostics = await fresh.analyzeStack(read);
  expect(diagnostics().filter(({ level }) => level === "mandatory")).toEqual([]);
  const { findings = [] } = (await fresh.evaluations()) ?? {};
  const silent = Object.keys(offenders).filter(
    (id) => !findings.some(({ control, status }) => control === id && status === "notEvaluated"),
  );
  expect(silent).toEqual([]);
});

test("ng-imdsv2 at the level remediate sets tokens, and keeps unknowns and secrets beside them", async () => {
  const { outcome, inputs } = await run(analyzer, { settings, "ng-imdsv2": "remediate" });
  expect(outcome.remediations).toMatchObject([{ policy: "ng-imdsv2", failure: "" }]);
  expect(inputs["nodes"]).toEqual({
    ...offenders["ng-imdsv2"].inputs,
    imageId: UNKNOWN,
    metadataOptions: { httpTokens: "required" },
  });
  expect(outcome.diagnostics.some(({ policy }) => policy === "ng-imdsv2")).toBe(false);
  expect((await run(analyzer, { settings })).outcome.remediations).toEqual([]);
});

test("controls of Pod Security at the level remediate set what is absent in a security context", async () => {
  const { outcome, inputs } = await run(analyzer, {
    settings,
    "pss-capabilities-restricted": "remediate",
    "pss-run-as-non-root": "remediate",
  });
  expect(outcome.remediations.map(({ failure }) => failure)).toEqual(["", ""]);
  const drop = { capabilities: { drop: ["ALL"] } };
  expect(inputs["agent"]).toEqual({
    ...offenders["pss-privileged"].inputs,
    spec: {
      securityContext: { runAsNonRoot: true },
      containers: [{ name: "agent", securityContext: { privileged: true, ...drop } }],
    },
  });
});

describe("stack configuration in the pack's namespace", () => {
  const load = (configuration: Readonly<Record<string, string>>) => {
    jest.resetModules();
    return loadInProcess(PACK, { ...identity, configuration });
  };

  test("sets levels and settings, below the policy configuration", async () => {
    const configured = await load({
      "hardened-cluster-policy-pack:settings": JSON.stringify({ ...settings, preset: "baseline" }),
      "hardened-cluster-policy-pack:ng-imdsv2": "disabled",
      "demo:ng-imdsv2": "mandatory",
    });
    const { outcome } = await run(configured, { "rbac-wildcard-verbs": "disabled" });
    const levels = Object.fromEntries(
      outcome.evaluations?.controls.map(({ id, level }) => [id, level]) ?? [],
    );
    expect(outcome.evaluations?.asOf).toBe("2026-01-31");
    expect(levels).toMatchObject({
      "ng-imdsv2": "disabled",
      "rbac-wildcard-verbs": "disabled",
      "eks-endpoint-public": "advisory",
      "pss-privileged": "mandatory",
    });
  });

  test("that cannot be used is refused with its key", async () => {
    const configured = await load({ "hardened-cluster-policy-pack:ng-imds": "disabled" });
    await expect(run(configured, {})).rejects.toThrow(
      'hardened-cluster-policy-pack:ng-imds: found "ng-imds", wanted the id of a control (did you mean ng-imdsv2?)',
    );
  });
});

test("a child process gives the same findings and evaluations as this process", async () => {
  const child = await startChild(PACK, identity);
  try {
    expect(child.info).toEqual(analyzer.info);
    for (const policies of [
      { settings },
      { settings, "ng-imdsv2": "remediate", all: "advisory" },
    ]) {
      const inside = await run(analyzer, policies);
      const outside = await run(child, policies);
      expect(outside.outcome.diagnostics).toEqual(inside.outcome.diagnostics);
      expect(outside.outcome.evaluations).toEqual(inside.outcome.evaluations);
      expect(outside.outcome.remediations).toEqual(inside.outcome.remediations);
      expect(outside.inAnalyze).toEqual(inside.inAnalyze);
      expect(outside.inputs).toEqual(inside.inputs);
    }
    expect(resources.length).toBeGreaterThan(Object.keys(offenders).length);
  } finally {
    child.stop();
  }
});
