import { auditPolicyPresent } from "../../policy-pack/controls/cluster/audit-policy-present";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import {
  fixtures,
  minimal,
  policy,
  REST,
  RIGHTS,
  SECRETS,
  server,
} from "./fixtures/audit-policy-present";

const SILENT = {
  level: "None",
  users: ["system:kube-proxy"],
  verbs: ["watch"],
  resources: [{ group: "", resources: ["endpoints", "services"] }],
};
const NOWHERE = "a last rule with level Metadata (CIS 3.2.1)";

/** A rule before the others, the first request that it spoils, and what is wanted of that. */
const SPOILED: readonly (readonly [string, object, string, string])[] = [
  [
    "bodies of Secrets",
    { level: "Request" },
    "Request for reading Secrets",
    "Metadata (CIS 3.2.2)",
  ],
  [
    "tokens",
    { level: "Request", resources: [{ group: "", resources: ["*/token"] }] },
    "Request for asking for tokens",
    "Metadata (CIS 3.2.2)",
  ],
  [
    "shells in pods without a record",
    { level: "None", resources: [{ group: "", resources: ["pods/exec"] }] },
    "None for using pods/exec",
    "Metadata or more (CIS 3.2.2)",
  ],
  [
    "a namespace of people without a record",
    {
      level: "None",
      namespaces: ["team"],
      verbs: ["create"],
      resources: [{ group: "", resources: ["pods"] }],
    },
    "None for creating pods",
    "Metadata or more (CIS 3.2.2)",
  ],
  [
    "everybody's changes of rights without a record",
    {
      level: "None",
      userGroups: ["system:authenticated"],
      resources: [{ group: "rbac.authorization.k8s.io" }],
    },
    "None for giving rights",
    "Metadata or more (CIS 3.2.2)",
  ],
];

testRoom(auditPolicyPresent, fixtures, {
  minimal,
  judged: "Policy",
  passes: [
    { name: "bodies of changes of rights", set: "rules", to: [SILENT, SECRETS, RIGHTS, REST] },
    {
      name: "silence about health",
      set: "rules",
      to: [{ level: "None", nonResourceURLs: ["/healthz*"] }, REST],
    },
    {
      name: "silence about one object",
      set: "rules",
      to: [
        {
          level: "None",
          resources: [{ group: "", resources: ["configmaps"], resourceNames: ["leader"] }],
        },
        REST,
      ],
    },
    {
      name: "silence in a namespace of the system",
      set: "rules",
      to: [{ level: "None", namespaces: ["kube-system"] }, REST],
    },
  ],
  fails: [
    ...SPOILED.map(([name, rule, found, wanted]) => ({
      name,
      set: "rules",
      to: name === "bodies of Secrets" ? [{ ...rule, verbs: ["get"] }, REST] : [rule, REST],
      path: "rules[0].level",
      found,
      wanted,
    })),
    {
      name: "no level",
      set: "rules[0].level",
      to: ABSENT,
      path: "rules[0].level",
      found: "absent",
      wanted: "Metadata (CIS 3.2.2)",
      message:
        "rules[0].level: found absent, wanted Metadata (CIS 3.2.2); rules[0].level: found absent, wanted Metadata or more (CIS 3.2.2).",
    },
    {
      name: "Secrets alone",
      set: "rules",
      to: [
        { level: "Metadata", resources: [{ group: "", resources: ["*"] }] },
        { level: "Metadata", resources: [{ group: "authentication.k8s.io" }] },
        { level: "Metadata", resources: [{ group: "rbac.authorization.k8s.io" }] },
      ],
      path: "rules",
      found: "no rule for changing Deployments",
      wanted: NOWHERE,
    },
  ],
  notEvaluated: unreadable("rules", "a list").slice(0, 2),
});

const verdict = (...stack: Stack) => verdictOf(auditPolicyPresent, stack);

test("does not evaluate a rule that may spoil the others, but one that cannot", () => {
  const spoils = { level: "None", users: [UNKNOWN] };
  const [finding] = judge([policy({ ...spoils, userGroups: UNKNOWN, users: [] }, REST)], {
    controls: [auditPolicyPresent],
  }).evaluations.findings;
  expect(finding).toMatchObject({ status: "notEvaluated", path: "rules[0]" });
  expect(verdict(policy({ level: "Metadata", verbs: UNKNOWN }, REST))).toBe("pass");
  expect(verdict(policy(UNKNOWN, REST))).toBe("notEvaluated");
});

test("the API server must have a policy, and a file or a webhook for records", () => {
  const file = "--audit-policy-file=/p.yaml";
  expect(verdict(server(file, "--audit-log-path=-"))).toBe("pass");
  expect(verdict(server(file, "--audit-webhook-config-file=/w.yaml"))).toBe("pass");
  expect(verdict(server(file))).toBe("violation");
  expect(verdict(server("--audit-log-path=-"))).toBe("violation");
  expect(verdict(server(UNKNOWN))).toBe("notEvaluated");
});
