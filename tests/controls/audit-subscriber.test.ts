import { auditSubscriber } from "../../policy-pack/controls/cloud/audit-subscriber";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { alarm, fixtures, minimal, subscription, topic } from "./fixtures/audit-subscriber";

const endpoint = { set: "endpoint", path: "endpoint", wanted: "an address" };

testRoom(auditSubscriber, fixtures, {
  minimal: [subscription("us@example.com")],
  judged: "subscription",
  fails: [
    { name: "an empty endpoint", to: "", found: '""', ...endpoint },
    { name: "no endpoint", to: ABSENT, found: "absent", ...endpoint },
  ],
  notEvaluated: [
    {
      name: "an unknown endpoint",
      set: "endpoint",
      to: UNKNOWN,
      path: "endpoint",
      why: "endpoint is not known during a preview",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(auditSubscriber, stack);

test("a topic that an alarm or a rule sends to needs a subscription", () => {
  const { findings } = judge([topic, alarm], { controls: [auditSubscriber] }).evaluations;
  expect(findings.map(nameOf)).toEqual(["main"]);
  expect(findings[0]).toMatchObject({ status: "violation", path: "", found: "no subscription" });
  const target = resource(
    "aws:cloudwatch/eventTarget:EventTarget",
    "target",
    { arn: UNKNOWN },
    { propertyDependencies: { arn: [topic.urn] } },
  );
  expect(verdict([topic, target])).toBe("violation");
  expect(verdict([topic, target, subscription("us@example.com")])).toBe("pass");
  expect(verdict([topic])).toBe("notApplicable");
});

test("a subscription is of the topic that it depends on", () => {
  const other = urnOf("aws:sns/topic:Topic", "other");
  expect(verdict(minimal)).toBe("pass");
  expect(verdict([topic, alarm, subscription("us@example.com", [other])])).toBe("violation");
  expect(verdict([topic, alarm, subscription("us@example.com", [])])).toBe("notEvaluated");
});
