import { notEvaluated, pass, violation, type Answer, type Answers } from "../../kernel/answer";
import { AUDIT_DETECTIONS, finds, type AuditDetection } from "../../kernel/audit-detections";
import { alarmsOn, auditFilters, readsLogOf } from "../../kernel/audit-filters";
import { control, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { isOutputOf } from "../../kernel/output-of";
import { someEntry } from "../../kernel/some-entry";
import { clustersToJudge, ELSEWHERE } from "../../kernel/stack-clusters";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { both, either, truthOf, type Truth } from "../../kernel/truth";

const WANTED = "a metric filter on the audit log";
const RECEIVERS = ["aws:sns/topic:Topic", "aws:lambda/function:Function"];

export const auditLogAlarms = control(
  {
    id: "audit-log-alarms",
    title: "Alarms should go off at what an audit log should never or rarely show.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: each aws.eks.Cluster of the stack, metric filters on the log of a control plane and the alarms on " +
      "their metrics. Wanted: filters for anonymous requests, sessions in pods, reads of Secrets, changes of RBAC, " +
      "approved certificates, forbidden requests and changes of aws-auth; in each filter a metric value other than 0, and on " +
      "its metric an alarm with actionsEnabled, an alarm action and a comparison with Greater. Absent actionsEnabled " +
      "means true; other absent values are violations. So is a cluster without any filter, unless the parameter " +
      "elsewhere says that another stack has the filters. Unknown is not evaluated.",
    rationale: "An audit log that nobody reads shows a break-in after the fact, if at all.",
    remediation: "Add a LogMetricFilter with a MetricAlarm for each, or use AuditAlarms.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/auditing-and-logging.html",
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
    ],
    componentSide: "AuditAlarms has a filter and an alarm for each.",
    parameters: ELSEWHERE,
  },
  onStack(
    (stack, context) => clustersToJudge(stack, auditFilters(stack).length > 0, context),
    judgeCluster,
  ),
  onStack(auditFilters, judgeFilter),
  onStack(auditAlarms, judgeAlarm),
);

function judgeCluster(cluster: Subject, stack: StackIndex): Answers {
  if (auditFilters(stack).length === 0) return violation("", "no filter on its audit log", WANTED);
  return AUDIT_DETECTIONS.map((one) => judgeDetection(one, cluster, stack));
}

function judgeDetection(detection: AuditDetection, cluster: Subject, stack: StackIndex): Answer {
  const isFound = either(
    ...auditFilters(stack).map((filter) =>
      both(readsLogOf(filter, cluster, stack), testsFor(filter, detection)),
    ),
  );
  if (isFound === "yes") return pass;
  const { what } = detection;
  if (isFound === "maybe") return notEvaluated("", `a filter that may find ${what} is not known`);
  return violation("", `no filter for ${what}`, WANTED);
}

function testsFor({ inputs }: Subject, detection: AuditDetection): Truth {
  const pattern = inputs.at("pattern").string();
  if (pattern.state === "unknown") return "maybe";
  return truthOf(pattern.state === "known" && finds(pattern.value, detection));
}

function judgeFilter(filter: Subject, stack: StackIndex): readonly Answer[] {
  const metric = filter.inputs.at("metricTransformation");
  const counts = expectThat(metric.at("value").string(), {
    holds: (value) => value !== "0",
    wanted: '"1", or a field of the event',
  });
  return [counts, judgeWatch(metric, either(...alarmsOn(filter, stack).map(([, one]) => one)))];
}

function judgeWatch(metric: Field, isWatched: Truth): Answer {
  if (isWatched === "yes") return pass;
  if (isWatched === "maybe") return notEvaluated(metric, "nothing tells which alarm watches it");
  return violation(metric, "no alarm on this metric", "an alarm");
}

function auditAlarms(stack: StackIndex): readonly Subject[] {
  const watching = auditFilters(stack).flatMap((filter) =>
    alarmsOn(filter, stack).filter(([, watches]) => watches === "yes"),
  );
  return [...new Set(watching.map(([alarm]) => alarm))];
}

function judgeAlarm(alarm: Subject, stack: StackIndex): readonly Answer[] {
  const { inputs } = alarm;
  const actions = someEntry(inputs.at("alarmActions"), "an action at least", []);
  const isMade = isOutputOf(alarm, "alarmActions", RECEIVERS, stack);
  return [
    expectThat(inputs.at("actionsEnabled").boolean(), {
      holds: (isEnabled) => isEnabled,
      wanted: "true",
      absentMeans: true,
    }),
    actions.status === "notEvaluated" && isMade ? pass : actions,
    expectThat(inputs.at("comparisonOperator").string(), {
      holds: (operator) => operator.startsWith("Greater"),
      wanted: '"GreaterThanOrEqualToThreshold" or "GreaterThanThreshold"',
    }),
  ];
}
