import Ajv from "ajv";
import type { PolicyOutcome } from "../../preview/policy";
import { buildReport, formatText } from "../../preview/report";
import schema from "../../preview/report/schema.json";
import { resource } from "./fixtures/resources";

const agent = resource("agent", {
  token: {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value: "hunter22",
  },
});
const common = { reason: "Agent with hunter22.", owner: "platform", expires: "2026-06-30" };
const exemptions = [
  {
    ...common,
    control: "pss-privileged",
    target: agent.urn,
    container: "agent",
    path: 'metadata.annotations["hardened-cluster/exemptions"][0]',
    recordedBy: agent.urn,
    state: "used" as const,
  },
  {
    ...common,
    control: "ng-imdsv2",
    target: "Pod/shop/web",
    path: "settings.exemptions[0]",
    recordedBy: "",
    state: "expired" as const,
  },
];
const administrators = [{ principal: "Group hunter22", ways: ["ClusterRoleBinding hunter22"] }];

function reportOf(lists: object) {
  const outcome: PolicyOutcome = {
    pack: { name: "ours", version: "1.0.0", policies: [], initialConfiguration: {} },
    levels: {},
    diagnostics: [],
    remediations: [],
    evaluations: {
      asOf: "2026-01-31",
      targetKubernetesVersion: "1.34",
      controls: [],
      findings: [],
      ...lists,
    },
    durationMs: 1,
  };
  return buildReport({
    version: "0.1.0",
    project: "demo",
    stack: "dev",
    asOf: "2026-02-01",
    resources: [agent],
    diagnostics: [],
    outcome,
    programMs: 1,
  });
}

const report = reportOf({ exemptions, administrators });

test("lists every exemption and administrator, without secrets, as the schema says", () => {
  expect(report.exemptions).toMatchObject([
    { control: "pss-privileged", reason: "Agent with [secret].", state: "used" },
    { control: "ng-imdsv2", state: "expired" },
  ]);
  expect(report.administrators).toEqual([
    { principal: "Group [secret]", ways: ["ClusterRoleBinding [secret]"] },
  ]);
  const validate = new Ajv({ strict: true }).compile(schema);
  validate(JSON.parse(JSON.stringify(report)));
  expect(validate.errors).toBeNull();
});

test("the text shows exemptions with their state, place and reason", () => {
  const lines = formatText(report, { colours: false }).split("\n");
  const start = lines.indexOf("Exemptions");
  expect(lines.slice(start, start + 6)).toEqual([
    "Exemptions",
    '  used  pss-privileged  agent (kubernetes:core/v1:Pod), container agent  metadata.annotations["hardened-cluster/exemptions"][0]',
    "      until 2026-06-30 (platform): Agent with [secret].",
    "  expired  ng-imdsv2  Pod/shop/web  settings.exemptions[0]",
    "      until 2026-06-30 (platform): Agent with [secret].",
    "",
  ]);
});

test("a pack that lists none leaves them out", () => {
  const plain = reportOf({});
  expect(plain).not.toHaveProperty("exemptions");
  expect(plain).not.toHaveProperty("administrators");
  expect(formatText(plain, { colours: false })).not.toContain("Exemptions");
});
