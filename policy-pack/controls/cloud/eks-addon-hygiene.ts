import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";

/** Add-ons whose pods call AWS (Amazon EKS user guide, "IAM roles for Amazon EKS add-ons"). */
const USING_AWS = [
  "vpc-cni",
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "aws-mountpoint-s3-csi-driver",
  "aws-fsx-csi-driver",
  "amazon-cloudwatch-observability",
  "adot",
];

export const eksAddonHygiene = control(
  {
    id: "eks-addon-hygiene",
    title: "Add-ons must have a version, a rule for conflicts and an identity of their own.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K17", "C3"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Addon addonVersion, resolveConflictsOnCreate, resolveConflictsOnUpdate and preserve, " +
      "and podIdentityAssociations or serviceAccountRoleArn of add-ons that use AWS. Allowed: the first three " +
      "set, preserve not true, and an identity for vpc-cni, the CSI drivers, the CloudWatch agent and ADOT. " +
      "Absent values are violations, but an absent preserve means false. Unknown is not evaluated.",
    rationale:
      "Without a version the day decides what runs, without a rule an update overwrites or fails, and without an " +
      "identity the add-on needs the rights of the node.",
    remediation:
      "Set the version and both rules, and give the add-on a role by podIdentityAssociations.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/add-ons-iam.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "The add-on components set all of them.",
  },
  onResources(["aws:eks/addon:Addon"], ({ inputs }) => [
    isSet(inputs.at("addonVersion"), "a version"),
    isSet(inputs.at("resolveConflictsOnCreate"), "OVERWRITE or NONE"),
    isSet(inputs.at("resolveConflictsOnUpdate"), "NONE, PRESERVE or OVERWRITE"),
    expectThat(inputs.at("preserve").boolean(), {
      holds: (kept) => !kept,
      wanted: "false",
      absentMeans: false,
    }),
    hasIdentity(inputs),
  ]),
);

function isSet(field: Field, wanted: string): Answer {
  return expectThat(field.string(), { holds: (text) => text !== "", wanted });
}

function hasIdentity(inputs: Field): Answer {
  const name = inputs.at("addonName").string();
  if (name.state === "known" && !USING_AWS.includes(name.value)) return pass;
  const associations = inputs.at("podIdentityAssociations");
  const list = associations.list();
  const [first] = list.state === "known" ? list.value : [];
  if (first !== undefined && first.unknown === undefined) return pass;
  const role = inputs.at("serviceAccountRoleArn");
  if (!role.absent) return pass;
  const gap = first ?? associations;
  if (gap.unknown !== undefined) return notEvaluated(gap, gap.unknown);
  if (list.state === "unknown") return notEvaluated(associations, list.why);
  if (name.state !== "known")
    return notEvaluated(name.field, "the name of the add-on is not known");
  return violation(associations, "absent", "a role of its own");
}
