import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { EventPattern } from "../../kernel/event-pattern";
import { clustersToJudge, ELSEWHERE } from "../../kernel/stack-clusters";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { both, either, invert, truthOf, type Truth } from "../../kernel/truth";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
/** Calls that let somebody in (EKS API reference, "Actions"). */
const CALLS = ["CreateAccessEntry", "UpdateAccessEntry", "AssociateAccessPolicy"];
const NAME = ["detail", "requestParameters", "name"];

export const auditAccessRule = control(
  {
    id: "audit-access-rule",
    title: "A rule should tell when somebody is given access to the cluster.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: each aws.eks.Cluster of the stack. Wanted: a rule that is not disabled, has a target " +
      "in the stack, and whose eventPattern names the source aws.eks and takes the calls CreateAccessEntry, UpdateAccessEntry " +
      "and AssociateAccessPolicy via CloudTrail for the cluster. An absent member of the pattern takes everything; an absent " +
      "state means ENABLED. A stack without aws.cloudwatch.EventRule is a violation, unless the parameter elsewhere says that another " +
      "stack has the rule. Unknown is not evaluated.",
    rationale:
      "Access entries are made with the EKS API: the audit log of Kubernetes does not show them.",
    remediation:
      "Add an EventRule on these calls with a topic as its target, or use AuditAlarms. It needs a CloudTrail trail.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/logging-using-cloudtrail.html",
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html",
    ],
    componentSide: "AuditAlarms has such a rule.",
    parameters: ELSEWHERE,
  },
  onStack(
    (stack, context) => clustersToJudge(stack, stack.ofType(RULE).length > 0, context),
    judge,
  ),
);

function judge(cluster: Subject, stack: StackIndex): Answer {
  const isTold = either(...stack.ofType(RULE).map((rule) => tells(rule, cluster, stack)));
  if (isTold === "yes") return pass;
  if (isTold === "maybe") return notEvaluated("", "a rule that may tell it is not known");
  return violation(
    "",
    "no rule in force on calls that give access",
    "an enabled rule with a target",
  );
}

function tells(rule: Subject, cluster: Subject, stack: StackIndex): Truth {
  const field = rule.inputs.at("eventPattern");
  if (field.unknown !== undefined) return "maybe";
  const pattern = field.absent ? undefined : EventPattern.of(field);
  if (pattern === undefined) return "no";
  const name = cluster.inputs.at("name").string();
  return both(
    pattern.names("aws.eks", "source"),
    pattern.takes("AWS API Call via CloudTrail", "detail-type"),
    ...CALLS.map((call) => pattern.takes(call, "detail", "eventName")),
    name.state === "known" ? pattern.takes(name.value, ...NAME) : isUnbound(pattern),
    invert(isDisabled(rule)),
    hasTarget(rule, stack),
  );
}

/** For a cluster whose name is not known: a rule that names clusters may name it. */
function isUnbound(pattern: EventPattern): Truth {
  return pattern.takes("", ...NAME) === "yes" ? "yes" : "maybe";
}

function isDisabled({ inputs }: Subject): Truth {
  const state = inputs.at("state").string();
  if (state.state === "unknown") return "maybe";
  const isEnabled = inputs.at("isEnabled").boolean();
  if (isEnabled.state === "unknown") return "maybe";
  return either(
    truthOf(state.state === "known" && state.value === "DISABLED"),
    truthOf(isEnabled.state === "known" && !isEnabled.value),
  );
}

function hasTarget(rule: Subject, stack: StackIndex): Truth {
  const name = rule.inputs.at("name").string();
  return either(
    ...stack.ofType(TARGET).map((target): Truth => {
      const sources = stack.sourcesOf(target.urn, "rule");
      if (sources.length > 0) return truthOf(sources.includes(rule.urn));
      const named = target.inputs.at("rule").string();
      if (named.state === "unknown" || name.state === "unknown") return "maybe";
      return truthOf(
        named.state === "known" && name.state === "known" && named.value === name.value,
      );
    }),
  );
}
