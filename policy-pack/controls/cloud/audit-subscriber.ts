import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { both, either, truthOf, type Truth } from "../../kernel/truth";

const TOPIC = "aws:sns/topic:Topic";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
/** Resources that send to topics, and the property that names them. */
const SENDERS = [
  ["aws:cloudwatch/metricAlarm:MetricAlarm", "alarmActions"],
  ["aws:cloudwatch/compositeAlarm:CompositeAlarm", "alarmActions"],
  ["aws:cloudwatch/eventTarget:EventTarget", "arn"],
] as const;

export const auditSubscriber = control(
  {
    id: "audit-subscriber",
    title: "Somebody should get what alarms and event rules send to a topic.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: endpoint of aws.sns.TopicSubscription, which must not be empty, and each aws.sns.Topic of the stack that " +
      "an alarm or an event target sends to. Wanted: a subscription whose topic is the topic. Absent is a violation. Unknown " +
      "endpoints, and subscriptions of which nothing tells the topic, are not evaluated.",
    rationale: "An alarm that nobody gets is none.",
    remediation: "Add a TopicSubscription, and confirm it where the protocol asks for that.",
    references: [
      "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
    ],
    componentSide: "AuditAlarms asks for one subscriber at least.",
  },
  onResources([SUBSCRIPTION], ({ inputs }) =>
    expectThat(inputs.at("endpoint").string(), {
      holds: (endpoint) => endpoint !== "",
      wanted: "an address",
    }),
  ),
  onStack(addressed, judge),
);

function addressed(stack: StackIndex): readonly Subject[] {
  const receivers = new Set(
    SENDERS.flatMap(([type, property]) =>
      stack
        .ofType(type)
        .flatMap(({ urn, inputs }) =>
          inputs.at(property).absent ? [] : stack.sourcesOf(urn, property),
        ),
    ),
  );
  return stack.ofType(TOPIC).filter(({ urn }) => receivers.has(urn));
}

function judge(topic: Subject, stack: StackIndex): Answer {
  const isHeard = either(
    ...stack.ofType(SUBSCRIPTION).map((one) => both(isOf(one, topic, stack), isAddressed(one))),
  );
  if (isHeard === "yes") return pass;
  if (isHeard === "maybe")
    return notEvaluated("", "a subscription that may be its own is not known");
  return violation("", "no subscription", "a subscription");
}

function isOf({ urn, inputs }: Subject, topic: Subject, stack: StackIndex): Truth {
  const sources = stack.sourcesOf(urn, "topic");
  if (sources.length > 0) return truthOf(sources.includes(topic.urn));
  return inputs.at("topic").unknown === undefined ? "no" : "maybe";
}

function isAddressed({ inputs }: Subject): Truth {
  const endpoint = inputs.at("endpoint").string();
  if (endpoint.state === "unknown") return "maybe";
  return truthOf(endpoint.state === "known" && endpoint.value !== "");
}
