import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";

const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

export const eksAccessEntryGroups = control(
  {
    id: "eks-access-entry-groups",
    title: "Access entries must belong to one IAM role each, and to no group of the system.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K2"],
    frameworks: attack("T1098.006"),
    contract:
      "Restricted: aws.eks.AccessEntry kubernetesGroups and principalArn. Allowed: groups that do not start with " +
      "system:, and the ARN of one IAM role. Absent groups are none; an absent principal is a violation. An " +
      "unknown principal passes when it is an output of a role of the stack; other unknown values are not " +
      "evaluated.",
    rationale:
      "No authorisation and no admission holds back system:masters, and the keys of an IAM user live until " +
      "somebody finds them.",
    remediation: "Give each role an entry of its own with groups of your own, or an access policy.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/cluster-access-management.html",
    ],
    componentSide: "ClusterAccess makes one entry for each role, and refuses groups of the system.",
  },
  onResources(["aws:eks/accessEntry:AccessEntry"], ({ inputs }) => [
    ...eachEntry(inputs.at("kubernetesGroups"), (group) =>
      expectThat(group.string(), {
        holds: (name) => !name.startsWith("system:"),
        wanted: "a group of your own",
      }),
    ),
    expectThat(inputs.at("principalArn").string(), {
      holds: (arn) => ROLE.test(arn),
      wanted: "the ARN of one IAM role",
      settledBy: ["aws:iam/role:Role"],
    }),
  ]),
);
