import { stripVTControlCharacters } from "node:util";
import Ajv from "ajv";
import type { PolicyOutcome } from "../../preview/policy";
import { buildReport, formatJson, formatText, type Finding } from "../../preview/report";
import schema from "../../preview/report/schema.json";
import { resource } from "./fixtures/resources";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: string) => ({
  [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const stack = resource("demo-dev", {}, { type: "pulumi:pulumi:Stack", custom: false });
const cluster = resource(
  "cluster",
  { token: secret("hunter22"), arn: UNKNOWN, list: [secret("other-secret")], __internal: true },
  {
    type: "aws:eks/cluster:Cluster",
    parent: stack.urn,
    source: { file: "index.ts", line: 12, column: 5 },
    librarySource: { file: "components/cluster.ts", line: 3, column: 1 },
    dependencies: [stack.urn],
    propertyDependencies: { arn: [stack.urn] },
  },
);
const pods = ["a", "b", "c"].map((name) => resource(name, {}, { parent: stack.urn }));

function finding(overrides: Partial<Finding>): Omit<Finding, "source"> {
  return {
    control: "eks-endpoint-public",
    status: "violation",
    level: "mandatory",
    severity: "critical",
    urn: cluster.urn,
    path: "vpcConfig.endpointPublicAccess",
    found: "true",
    wanted: "false",
    message: "vpcConfig.endpointPublicAccess: found true, wanted false.",
    fingerprint: "eks-endpoint-public|aws:eks/cluster:Cluster::cluster|vpcConfig",
    reason: "",
    owner: "",
    expires: "",
    ...overrides,
  };
}

const counts = { evaluated: 1, pass: 0, violation: 1, notEvaluated: 0, exempt: 0 };
const ours: PolicyOutcome = {
  pack: { name: "ours", version: "1.0.0", policies: [], initialConfiguration: {} },
  levels: {},
  diagnostics: [
    {
      policy: "eks-endpoint-public",
      message: "repeated for the engine",
      level: "mandatory",
      severity: "critical",
      urn: cluster.urn,
    },
  ],
  remediations: [{ urn: cluster.urn, policy: "fix", description: "sets it.", failure: "" }],
  evaluations: {
    asOf: "2026-01-31",
    targetKubernetesVersion: "1.34",
    controls: [
      { id: "eks-endpoint-public", level: "mandatory", ...counts, resources: [cluster.urn] },
    ],
    findings: [
      finding({
        control: "pss-privileged",
        status: "exempt",
        level: "advisory",
        urn: pods[0]?.urn ?? "",
        reason: "agent of the platform team",
        owner: "platform",
        expires: "2026-06-30",
      }),
      finding({
        control: "ng-imdsv2",
        status: "notEvaluated",
        level: "advisory",
        severity: "high",
      }),
      finding({ message: "token: found hunter22, wanted nothing." }),
    ],
  },
  durationMs: 12.4,
};

const run = {
  version: "0.1.0",
  project: "demo",
  stack: "dev",
  asOf: "2026-02-01",
  resources: [stack, cluster, ...pods],
  diagnostics: [
    { severity: "warning" as const, message: "careful", urn: "", source: "index.ts:1:1" },
  ],
  outcome: ours,
  programMs: 100.6,
};

const validate = new Ajv({ strict: true }).compile(schema);

function expectValid(document: unknown): void {
  validate(JSON.parse(JSON.stringify(document)));
  expect(validate.errors).toBeNull();
}

describe("a report of our pack", () => {
  const report = buildReport(run);

  test("satisfies the schema", () => expectValid(report));

  test("orders findings by resource, places them, takes secrets out, repeats no diagnostics", () => {
    expect(report.findings.map(({ control }) => control)).toEqual([
      "ng-imdsv2",
      "eks-endpoint-public",
      "pss-privileged",
    ]);
    expect(report.findings[1]).toMatchObject({
      source: "index.ts:12:5",
      librarySource: "components/cluster.ts:3:1",
      message: "token: found [secret], wanted nothing.",
    });
    expect(report.resources[1]?.inputs).toEqual({
      token: { $secret: true },
      arn: UNKNOWN,
      list: [{ $secret: true }],
    });
    expect(formatJson(report)).not.toMatch(/hunter22|other-secret/);
    expect(report.asOf).toBe("2026-01-31");
    expect(report.diagnostics[1]?.message).toBe("Remediated by fix: sets it.");
    expect(report.summary).toEqual({
      resources: 5,
      controls: 1,
      evaluations: 1,
      pass: 0,
      violation: 1,
      notEvaluated: 1,
      exempt: 1,
      durationMs: { program: 101, policy: 12 },
    });
  });

  test("as text: tree, findings with the failing control first, diagnostics, summary", () => {
    expect(formatText(report, { colours: false }).split("\n")).toEqual([
      "Resources",
      "  pulumi:pulumi:Stack demo-dev",
      "    aws:eks:Cluster cluster ✗1 ?1",
      "    kubernetes:core/v1:Pod ×3 a, b, c",
      "",
      "Findings",
      "  eks-endpoint-public (critical, 1 mandatory)",
      "    ✗ violation  cluster (aws:eks:Cluster)  index.ts:12:5, in components/cluster.ts:3:1",
      "        token: found [secret], wanted nothing.",
      "  ng-imdsv2 (high, 1 not evaluated)",
      "    ? not evaluated  cluster (aws:eks:Cluster)  index.ts:12:5, in components/cluster.ts:3:1",
      "        vpcConfig.endpointPublicAccess: found true, wanted false.",
      "  pss-privileged (critical, 1 exempt)",
      "    - exempt  a (kubernetes:core/v1:Pod)",
      "        vpcConfig.endpointPublicAccess: found true, wanted false.",
      "        Exempt until 2026-06-30 (platform): agent of the platform team",
      "",
      "Diagnostics",
      "  warning  careful (index.ts:1:1)",
      "  info  Remediated by fix: sets it. (index.ts:12:5)",
      "",
      "demo/dev: 1 mandatory finding. 5 resources, 1 control, 1 evaluation: 0 passed, 1 violation, " +
        "1 not evaluated, 1 exempt (as of 2026-01-31, Kubernetes 1.34; program 101 ms, policies 12 ms).",
      "",
    ]);
  });

  test("colours are escape sequences and nothing else", () => {
    const coloured = formatText(report, { colours: true });
    expect(coloured).toContain("\u001b[31m");
    const plain = stripVTControlCharacters(coloured);
    expect(plain).toBe(formatText(report, { colours: false }));
  });

  test("a better place of a finding replaces its resource's", () => {
    const located = buildReport({ ...run, locate: (_urn, path) => `pod.yaml:${path.length}` });
    expect(located.findings[2]?.source).toBe("pod.yaml:30");
  });
});

describe("a report of another pack", () => {
  const policies = [
    {
      name: "owner-label",
      description: "",
      level: "mandatory" as const,
      severity: "high",
      remediation: "",
      url: "",
      configurationSchema: {},
      requiredConfiguration: [],
    },
  ];
  const diagnostic = {
    policy: "owner-label",
    level: "mandatory" as const,
    severity: "high",
    urn: cluster.urn,
  };
  const report = buildReport({
    ...run,
    outcome: {
      ...ours,
      evaluations: undefined,
      pack: { ...ours.pack, policies },
      levels: { "owner-label": "mandatory" },
      diagnostics: [
        { ...diagnostic, message: "Every object names its owner.\nno owner" },
        {
          ...diagnostic,
          level: "advisory",
          message:
            "can't run policy 'owner-label' from policy pack 'p@v1' during preview: string value at .owner can't be known",
        },
      ],
    },
  });

  test("satisfies the schema", () => expectValid(report));

  test("its findings come from diagnostics; a rule that met an unknown was not evaluated", () => {
    expect(report.findings).toEqual([
      expect.objectContaining({
        control: "owner-label",
        status: "violation",
        message: "Every object names its owner. no owner",
        fingerprint: "owner-label|aws:eks/cluster:Cluster::cluster|",
        source: "index.ts:12:5",
      }),
      expect.objectContaining({
        status: "notEvaluated",
        level: "advisory",
        reason: "string value at .owner can't be known",
      }),
    ]);
    expect(report.controls).toEqual([
      {
        id: "owner-label",
        title: "",
        remediation: "",
        url: "",
        level: "mandatory",
        evaluated: 2,
        pass: 0,
        violation: 1,
        notEvaluated: 1,
        exempt: 0,
        resources: [cluster.urn],
      },
    ]);
    expect(report.asOf).toBe("2026-02-01");
  });
});

test("the schema refuses what it does not describe", () => {
  const report = buildReport(run);
  for (const wrong of [
    { ...report, extra: 1 },
    { ...report, schemaVersion: 2 },
    { ...report, findings: [{ ...report.findings[0], status: "fine" }] },
    { ...report, resources: [{ ...report.resources[0], secret: "x" }] },
  ]) {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  }
});

test("a large tree stays short: siblings of one type share lines of limited width", () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    resource(`subnet-${index}`, {}, { type: "aws:ec2/subnet:Subnet", parent: stack.urn }),
  );
  const lines = formatText(buildReport({ ...run, resources: [stack, ...many] }), {
    colours: false,
  }).split("\n");
  const tree = lines.slice(1, lines.indexOf(""));
  expect(tree.length).toBeLessThan(30);
  expect(Math.max(...tree.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(tree.join(" ").match(/subnet-\d+/g)).toHaveLength(200);
});
