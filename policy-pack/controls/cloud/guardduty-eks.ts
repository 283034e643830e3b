import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
/** What shows that GuardDuty watches, wherever its detector is made. */
const WATCHERS = [
  DETECTOR,
  FEATURE,
  "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
];
const ADD_ON = "aws:eks/addon:Addon";
const AGENT = "aws-guardduty-agent";
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
      'Restricted: enable and findingPublishingFrequency of aws.guardduty.Detector; status of aws.guardduty.DetectorFeature for EKS_AUDIT_LOGS and RUNTIME_MONITORING; each aws.eks.Cluster, whose stack must have a detector, a feature of a detector or of an organisation, or the add-on aws-guardduty-agent. Allowed: true, "FIFTEEN_MINUTES", and "ENABLED". Absent means true and "SIX_HOURS"; an absent status is a violation. Other features pass. Unknown is not evaluated.',
    rationale: "Six hours are long when a pod mines, or reads the credentials of others.",
    remediation: 'Set findingPublishingFrequency to "FIFTEEN_MINUTES", and enable both features.',
    references: ["https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html"],
    componentSide: "AccountGuards turns the detector and both features on.",
  },
  onResources([DETECTOR], ({ inputs }) => [
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
  onResources([FEATURE], ({ inputs }) => {
    const name = inputs.at("name").string();
    if (name.state === "known" && !FEATURES.includes(name.value)) return pass;
    const answer = expectThat(inputs.at("status").string(), {
      holds: (status) => status === "ENABLED",
      wanted: '"ENABLED"',
    });
    const mayNotApply = name.state === "unknown" && answer.status === "violation";
    return mayNotApply ? notEvaluated(name.field, name.why) : answer;
  }),
  onStack(
    (stack) => stack.ofType("aws:eks/cluster:Cluster"),
    ({ inputs }, stack) => {
      if (WATCHERS.some((type) => stack.ofType(type).length > 0)) return pass;
      const agents = stack.ofType(ADD_ON).map((addOn) => addOn.inputs.at("addonName").string());
      if (agents.some((name) => name.state === "known" && name.value === AGENT)) return pass;
      const unclear = agents.find(({ state }) => state === "unknown");
      if (unclear !== undefined) return notEvaluated(inputs, "the name of an add-on is not known");
      return violation(inputs, "a cluster in a stack without GuardDuty", "a detector");
    },
  ),
);
