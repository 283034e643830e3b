import Ajv from "ajv";
import { buildReport, formatJson, formatReport } from "../../preview/report";
import type { RemediationEntry, RunRecord } from "../../preview/report";
import schema from "../../preview/report/schema.json";
import { CLUSTER, report } from "./fixtures/report";
import { resource } from "./fixtures/resources";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const secret = (value: string) => ({ [SIGNATURE]: SECRET, value });

const group = resource("group", { token: secret("hunter22") });
const of = { urn: group.urn, failure: "" };
const remediations = [
  {
    ...of,
    policy: "fix",
    description: "sets it.",
    change: {
      before: { token: secret("hunter22"), key: secret("old-secret") },
      after: { token: "with hunter22", key: ["old-secret"] },
    },
  },
  { ...of, policy: "rotate", description: "", failure: "old-secret is not known." },
];
const run: RunRecord = {
  version: "0.1.0",
  project: "demo",
  stack: "dev",
  asOf: "2026-02-01",
  resources: [group],
  diagnostics: [],
  programMs: 0,
  outcome: {
    pack: { name: "ours", version: "1.0.0", policies: [], initialConfiguration: {} },
    levels: {},
    diagnostics: [],
    remediations,
    durationMs: 0,
  },
};
const written = buildReport(run);

test("a report tells the inputs before and after, without secrets that the policy unwrapped", () => {
  expect(written.remediations).toEqual([
    {
      ...of,
      policy: "fix",
      description: "sets it.",
      before: { token: { $secret: true }, key: { $secret: true } },
      after: { token: "with [secret]", key: ["[secret]"] },
    },
    { ...of, policy: "rotate", description: "", failure: "[secret] is not known." },
  ]);
  expect(written.diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
    ["info", "Remediated by fix: sets it."],
    ["warning", "rotate could not remediate: [secret] is not known."],
  ]);
});

test("the report satisfies the schema, and says nothing of remediations where none was tried", () => {
  const validate = new Ajv({ strict: true }).compile(schema);
  validate(JSON.parse(formatJson(written)));
  expect(validate.errors).toBeNull();
  const outcome = { ...run.outcome, remediations: [] };
  expect(buildReport({ ...run, outcome })).not.toHaveProperty("remediations");
});

describe("as engine events", () => {
  const engine = {
    resourceUrn: CLUSTER.urn,
    color: "",
    policyName: "fix",
    policyPackName: "pack",
    policyPackVersion: "2.0.0",
    policyPackVersionTag: "2.0.0",
  };

  function events(remediations: readonly RemediationEntry[]) {
    const options = { colours: false, folder: "", seconds: 1_700_000_000 };
    const lines = formatReport({ ...report([]), remediations }, "events", options).split("\n");
    return lines.slice(0, remediations.length).map((line) => JSON.parse(line) as unknown);
  }

  const applied = { urn: CLUSTER.urn, policy: "fix", description: "sets it.", failure: "" };

  test("have all inputs before and after, secrets hidden as the engine hides them", () => {
    const before = { name: "a", token: { $secret: true }, tags: [{ deep: { $secret: true } }] };
    const hidden = { [SIGNATURE]: SECRET, ciphertext: "[secret]" };
    const rest = { token: hidden, tags: [{ deep: hidden }] };
    expect(events([{ ...applied, before, after: { ...before, name: "b" } }])).toEqual([
      {
        sequence: 0,
        timestamp: 1_700_000_000,
        policyRemediationEvent: {
          ...engine,
          before: { name: "a", ...rest },
          after: { name: "b", ...rest },
        },
      },
    ]);
  });

  test("leave out inputs where there are none, and tell a failure as a warning of the policy", () => {
    const failed = { ...applied, failure: "Its name is not known yet." };
    const numbered = (sequence: number) => ({ sequence, timestamp: 1_700_000_000 });
    expect(events([{ ...applied, before: {}, after: { name: "b" } }, failed])).toEqual([
      { ...numbered(0), policyRemediationEvent: { ...engine, after: { name: "b" } } },
      {
        ...numbered(1),
        policyEvent: {
          ...engine,
          message: "Its name is not known yet.",
          enforcementLevel: "advisory",
        },
      },
    ]);
  });
});
