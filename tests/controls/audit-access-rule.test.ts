import { auditAccessRule } from "../../policy-pack/controls/cloud/audit-access-rule";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { UNKNOWN, urnOf, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import {
  BOUND,
  CALLS,
  cluster,
  fixtures,
  minimal,
  pattern,
  rule,
  target,
} from "./fixtures/audit-access-rule";

const found = "no rule in force on calls that give access";
const wanted = "an enabled rule with a target";
const onRule = { on: "rule", path: "", found, wanted };
const set = "eventPattern";
const why = "a rule that may tell it is not known";

testRoom(auditAccessRule, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a rule on every call to EKS", on: "rule", set, to: '{"source":["aws.eks"]}' },
    { name: "a rule on every cluster", on: "rule", set, to: pattern({ eventName: CALLS }) },
    { name: "the default state", on: "rule", set: "state", to: ABSENT },
  ],
  fails: [
    { name: "a disabled rule", set: "state", to: "DISABLED", ...onRule },
    { name: "one disabled the old way", set: "isEnabled", to: false, ...onRule },
    { name: "another source", set, to: pattern({}, { source: ["aws.ec2"] }), ...onRule },
    { name: "no source", set, to: pattern({ eventName: CALLS }, {}), ...onRule },
    { name: "a call left out", set, to: BOUND.replace("UpdateAccessEntry", "Other"), ...onRule },
    { name: "another cluster", set, to: BOUND.replace("blue", "green"), ...onRule },
    { name: "no JSON", set, to: "{", ...onRule },
    { name: "a schedule", set, to: ABSENT, ...onRule },
    {
      name: "other events",
      set,
      to: pattern({}, { source: ["aws.eks"], "detail-type": ["EKS Update"] }),
      ...onRule,
    },
    { name: "a target of another rule", ...onRule, on: "target", set: "rule", to: "other" },
  ],
  notEvaluated: [
    { name: "an unknown pattern", on: "rule", set, to: UNKNOWN },
    { name: "a filter for names", on: "rule", set, to: pattern({ eventName: [{ prefix: "C" }] }) },
    { name: "an unknown state", on: "rule", set: "state", to: UNKNOWN },
    { name: "an unknown target", on: "target", set: "rule", to: UNKNOWN },
    { name: "an unknown name of the cluster", set: "name", to: UNKNOWN },
  ].map((row) => ({ ...row, path: "", why })),
});

const verdict = (stack: Stack) => verdictOf(auditAccessRule, stack);

test("a target belongs to the rule that it depends on", () => {
  const made = (urn: string) => [
    cluster,
    rule(),
    ...tweak([target()], "target", ["rule"], UNKNOWN).map((one) => ({
      ...one,
      propertyDependencies: { rule: [urn] },
    })),
  ];
  expect(verdict(made(rule().urn))).toBe("pass");
  expect(verdict(made(urnOf("aws:cloudwatch/eventRule:EventRule", "other")))).toBe("violation");
  expect(verdict([cluster, rule()])).toBe("violation");
});

test("a rule on every cluster takes one whose name is not known", () => {
  const stack = tweak(minimal, "main", ["name"], UNKNOWN);
  expect(verdict(tweak(stack, "rule", [set], pattern({ eventName: CALLS })))).toBe("pass");
});

test("a cluster without any of it is objected to, unless another stack has it", () => {
  expect(verdict([cluster])).toBe("violation");
  const engine = new Map([["audit-access-rule", { properties: { elsewhere: true } }]]);
  expect(judge([cluster], { controls: [auditAccessRule], engine }).finished).toEqual([]);
  expect(verdict([{ ...cluster, inputs: UNKNOWN }])).toBe("notApplicable");
});
