import type { Field } from "./field";
import { controlPlaneLog, isControlPlaneLog } from "./control-plane-log";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { both, truthOf, type Truth } from "./truth";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** The metric filters of the stack that read the log of a control plane, or may do so. */
export function auditFilters(stack: StackIndex): readonly Subject[] {
  return stack.ofType(FILTER).filter((filter) => {
    const group = groupOf(filter, stack);
    return group === undefined || isControlPlaneLog(group);
  });
}

/** Whether a filter reads the log of a cluster's control plane. */
export function readsLogOf(filter: Subject, cluster: Subject, stack: StackIndex): Truth {
  if (stack.sourcesOf(filter.urn, "logGroupName").includes(cluster.urn)) return "yes";
  const group = groupOf(filter, stack);
  const name = cluster.inputs.at("name").string();
  if (group === undefined || name.state === "unknown") return "maybe";
  return truthOf(name.state === "known" && group === controlPlaneLog(name.value));
}

/** The name of a filter's log group, or of the group that it will be the output of. */
function groupOf({ urn, inputs }: Subject, stack: StackIndex): string | undefined {
  const own = inputs.at("logGroupName").string();
  if (own.state === "known") return own.value;
  const [source] = stack.sourcesOf(urn, "logGroupName");
  const group = source === undefined ? undefined : stack.get(source);
  if (group?.type !== LOG_GROUP) return undefined;
  const name = group.inputs.at("name").string();
  return name.state === "known" ? name.value : undefined;
}

/** The alarms of the stack, each with whether it watches the metric of a filter. */
export function alarmsOn(
  filter: Subject,
  stack: StackIndex,
): readonly (readonly [Subject, Truth])[] {
  const metric = filter.inputs.at("metricTransformation");
  return stack.ofType(ALARM).map((alarm) => {
    const isSame = both(
      equal(alarm.inputs.at("namespace"), metric.at("namespace")),
      equal(alarm.inputs.at("metricName"), metric.at("name")),
    );
    return [alarm, isSame] as const;
  });
}

function equal(left: Field, right: Field): Truth {
  const [one, other] = [left.string(), right.string()];
  if (one.state === "unknown" || other.state === "unknown") return "maybe";
  return truthOf(one.state === "known" && other.state === "known" && one.value === other.value);
}
