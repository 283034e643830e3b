import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { isControlPlaneLog } from "../../kernel/control-plane-log";

export const logsDeletionProtection = control(
  {
    id: "logs-deletion-protection",
    title: "Nobody should be able to delete the logs of the control plane at once.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: deletionProtectionEnabled of aws.cloudwatch.LogGroup with the name /aws/eks/<cluster>/cluster. Allowed: " +
      "true. Absent means false. Groups with an unknown name are not evaluated without it, nor are unknown values.",
    rationale:
      "Whoever got in deletes the audit log; protection is one more step, which is logged.",
    remediation: "Set deletionProtectionEnabled to true.",
    references: [
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protecting-log-groups-from-deletion.html",
    ],
    componentSide: "ControlPlane protects its log group.",
  },
  onResources(["aws:cloudwatch/logGroup:LogGroup"], ({ inputs }) => {
    const name = inputs.at("name").string();
    if (name.state === "absent") return pass;
    if (name.state === "known" && !isControlPlaneLog(name.value)) return pass;
    const answer = expectThat(inputs.at("deletionProtectionEnabled").boolean(), {
      holds: (isProtected) => isProtected,
      wanted: "true",
      absentMeans: false,
    });
    const isOpen = answer.status === "violation" && name.state === "unknown";
    return isOpen ? notEvaluated(name.field, name.why) : answer;
  }),
);
