import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { isControlPlaneLog } from "../../kernel/control-plane-log";
import { expectThat } from "../../kernel/expect";

export const auditArchiveComplete = control(
  {
    id: "audit-archive-complete",
    title: "A copy of the control plane's log should hold all of it.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: filterPattern of aws.cloudwatch.LogSubscriptionFilter whose logGroup has the name " +
      "/aws/eks/<cluster>/cluster. Allowed: the empty text, which takes everything. Absent, which the provider refuses, is a " +
      "violation. Unknown is not evaluated, nor is a pattern on an unknown group.",
    rationale:
      "What a pattern leaves out is gone when the log group is: an archive must not choose beforehand what matters.",
    remediation: 'Set filterPattern to "".',
    references: [
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html",
    ],
    componentSide: "AuditArchive takes everything.",
  },
  onResources(["aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"], ({ inputs }) => {
    const group = inputs.at("logGroup").string();
    if (group.state === "known" && !isControlPlaneLog(group.value)) return pass;
    const answer = expectThat(inputs.at("filterPattern").string(), {
      holds: (pattern) => pattern.trim() === "",
      wanted: '""',
    });
    const isOpen = answer.status === "violation" && group.state !== "known";
    return isOpen ? notEvaluated(group.field, "it is not known which log it reads") : answer;
  }),
);
