import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

const FEATURES = ["EKS_AUDIT_LOGS", "RUNTIME_MONITORING", "EKS_RUNTIME_MONITORING"];

export const guarddutyEks = control(
  {
    id: "guardduty-eks",
    title: "GuardDuty should watch EKS audit logs and nodes.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K13"],
    frameworks: [],
    contract:
      'Restricted: enable and findingPublishingFrequency of aws.guardduty.Detector; status of aws.guardduty.DetectorFeature for EKS_AUDIT_LOGS and RUNTIME_MONITORING. Allowed: true, "FIFTEEN_MINUTES", and "ENABLED". Absent means true and "SIX_HOURS"; an absent status is a violation. Other features pass. Unknown is not evaluated.',
    rationale: "Six hours are long when a pod mines, or reads the credentials of others.",
    remediation: 'Set findingPublishingFrequency to "FIFTEEN_MINUTES", and enable both features.',
    references: ["https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html"],
    componentSide: "AccountGuards turns the detector and both features on.",
  },
  onResources(["aws:guardduty/detector:Detector"], ({ inputs }) => [
    expectThat(inputs.at("enable").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: true,
    }),
    expectThat(inputs.at("findingPublishingFrequency").string(), {
      holds: (often) => often === "FIFTEEN_MINUTES",
      wanted: '"FIFTEEN_MINUTES"',
      absentMeans: "SIX_HOURS",
    }),
  ]),
  onResources(["aws:guardduty/detectorFeature:DetectorFeature"], ({ inputs }) => {
    const name = inputs.at("name").string();
    if (name.state === "known" && !FEATURES.includes(name.value)) return pass;
    const answer = expectThat(inputs.at("status").string(), {
      holds: (status) => status === "ENABLED",
      wanted: '"ENABLED"',
    });
    const mayNotApply = name.state === "unknown" && answer.status === "violation";
    return mayNotApply ? notEvaluated(name.field, name.why) : answer;
  }),
);
