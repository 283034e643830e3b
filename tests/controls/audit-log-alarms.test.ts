import { auditLogAlarms } from "../../policy-pack/controls/cloud/audit-log-alarms";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import {
  alarm,
  cluster,
  filter,
  fixtures,
  minimal,
  patternWithout,
} from "./fixtures/audit-log-alarms";

const OPERATORS = '"GreaterThanOrEqualToThreshold" or "GreaterThanThreshold"';
const actions = { set: "alarmActions", path: "alarmActions", wanted: "an action at least" };

testRoom(auditLogAlarms, fixtures, {
  minimal,
  judged: "alarm",
  passes: [
    { name: "actions by default", set: "actionsEnabled", to: ABSENT },
    { name: "another greater", set: "comparisonOperator", to: "GreaterThanOrEqualToThreshold" },
  ],
  fails: [
    {
      name: "actions off",
      set: "actionsEnabled",
      to: false,
      path: "actionsEnabled",
      found: "false",
      wanted: "true",
    },
    { name: "no action", to: [], found: "none", ...actions },
    { name: "absent actions", to: ABSENT, found: "none", ...actions },
    {
      name: "the wrong way round",
      set: "comparisonOperator",
      to: "LessThanThreshold",
      path: "comparisonOperator",
      found: '"LessThanThreshold"',
      wanted: OPERATORS,
    },
  ],
  notEvaluated: [
    ...unreadable("actionsEnabled", "true or false"),
    ...unreadable("comparisonOperator", "a text"),
    {
      name: "unknown actions",
      set: "alarmActions",
      to: UNKNOWN,
      path: "alarmActions",
      why: "alarmActions is not known during a preview",
    },
  ],
});

const findings = (stack: Stack) =>
  judge(stack, { controls: [auditLogAlarms] }).evaluations.findings.map((finding) => [
    nameOf(finding),
    finding.status,
    finding.status === "violation" ? finding.found : finding.reason,
  ]);

test.each(
  [
    "anonymous requests",
    "sessions in pods",
    "reads of Secrets",
    "changes of RBAC",
    "approved certificates",
    "forbidden requests",
    "changes of aws-auth",
  ].map((what, index) => [what, index] as const),
)("a cluster needs a filter for %s", (what, index) => {
  const stack = [cluster, filter({ pattern: patternWithout(index) }), alarm()];
  expect(findings(stack)).toEqual([["main", "violation", `no filter for ${what}`]]);
});

test("a pattern that leaves something out does not find it, one of terms does", () => {
  const not = patternWithout().replace('name = "aws-auth"', 'name != "aws-auth"');
  expect(findings(tweak(minimal, "filter", ["pattern"], not))).toEqual([
    ["main", "violation", "no filter for changes of aws-auth"],
  ]);
  const terms =
    "?system:anonymous ?exec ?secrets ?rbac.authorization.k8s.io ?approval ?403 ?aws-auth";
  expect(findings(tweak(minimal, "filter", ["pattern"], terms))).toEqual([]);
});

test("a filter counts for the cluster whose log it reads", () => {
  const unknown = tweak(minimal, "filter", ["logGroupName"], UNKNOWN);
  expect(findings(unknown)[0]).toEqual([
    "main",
    "notEvaluated",
    "a filter that may find anonymous requests is not known",
  ]);
  const group = resource("aws:cloudwatch/logGroup:LogGroup", "logs", {
    name: "/aws/eks/blue/cluster",
  });
  const from = (urn: string) => [
    cluster,
    group,
    { ...filter({ logGroupName: UNKNOWN }), propertyDependencies: { logGroupName: [urn] } },
    alarm(),
  ];
  expect(findings(from(group.urn))).toEqual([]);
  expect(findings(from(cluster.urn))).toEqual([]);
  const other = filter({ logGroupName: "/aws/lambda/web" });
  expect(findings([cluster, other])).toEqual([["main", "violation", "no filter on its audit log"]]);
});

test("a filter needs an alarm on its metric", () => {
  expect(findings([cluster, filter()])).toEqual([
    ["filter", "violation", "no alarm on this metric"],
  ]);
  expect(findings(tweak(minimal, "alarm", ["metricName"], "other"))).toEqual([
    ["filter", "violation", "no alarm on this metric"],
  ]);
  expect(findings(tweak(minimal, "alarm", ["metricName"], UNKNOWN))).toEqual([
    ["filter", "notEvaluated", "nothing tells which alarm watches it"],
  ]);
});

test("a metric that counts nothing is objected to", () => {
  const value = ["metricTransformation", "value"];
  expect(findings(tweak(minimal, "filter", value, "0"))).toEqual([["filter", "violation", '"0"']]);
  expect(findings(tweak(minimal, "filter", value, "$.responseStatus.code"))).toEqual([]);
});

test("the topic of the stack that an action will be settles it", () => {
  const topic = resource("aws:sns/topic:Topic", "topic", {});
  const made = (urn: string) => ({
    ...alarm({ alarmActions: [UNKNOWN] }),
    propertyDependencies: { alarmActions: [urn] },
  });
  expect(findings([cluster, filter(), topic, made(topic.urn)])).toEqual([]);
  expect(findings([cluster, filter(), made(cluster.urn)])).toHaveLength(1);
});

const verdict = (stack: Stack) => verdictOf(auditLogAlarms, stack);

test("a cluster without any of it is objected to, unless another stack has it", () => {
  expect(verdict([cluster])).toBe("violation");
  const engine = new Map([["audit-log-alarms", { properties: { elsewhere: true } }]]);
  expect(judge([cluster], { controls: [auditLogAlarms], engine }).finished).toEqual([]);
  expect(verdict([{ ...cluster, inputs: UNKNOWN }])).toBe("notApplicable");
});
