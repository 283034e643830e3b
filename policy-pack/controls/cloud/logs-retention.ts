import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { setProperties } from "../../kernel/property-remediation";

const declared = control(
  {
    id: "logs-retention",
    title: "Log groups must keep their records for a set time.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      "Restricted: retentionInDays of aws.cloudwatch.LogGroup. Allowed: the parameter days, 90 unless set, or more. Absent and 0 mean that records never expire, a violation too. Groups of the class DELIVERY pass: their time is fixed. Unknown is not evaluated.",
    rationale:
      "An attack that is found late can only be followed in records that are still there; records without an end cost more every month, until somebody deletes all of them.",
    remediation: "Set retentionInDays to how long records are needed, 365 for example.",
    references: [
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    ],
    componentSide:
      "HardenedCluster keeps the logs of the control plane and of the network for a year or more.",
    parameters: {
      days: {
        type: "integer",
        minimum: 1,
        default: 90,
        description: "Shortest retention, in days.",
      },
    },
  },
  onResources(["aws:cloudwatch/logGroup:LogGroup"], ({ inputs }, { parameters }) => {
    const group = inputs.at("logGroupClass").string();
    if (group.state === "known" && group.value === "DELIVERY") return pass;
    const answer = expectThat(inputs.at("retentionInDays").number(), {
      holds: (days) => days >= Number(parameters["days"]),
      wanted: `${String(parameters["days"])} days or more, with an end`,
      absentMeans: 0,
    });
    const mayBeFixed = answer.status === "violation" && group.state === "unknown";
    return mayBeFixed ? notEvaluated(group.field, group.why) : answer;
  }),
);

/** A year: a remediation does not see the parameter. */
export const logsRetention = withRemediation(
  declared,
  setProperties(
    ["aws:cloudwatch/logGroup:LogGroup"],
    [{ path: ["retentionInDays"], value: 365 }],
    (inputs) => !("logGroupClass" in inputs),
  ),
);
