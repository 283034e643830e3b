import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const ebsSnapshotPublicAccess = control(
  {
    id: "ebs-snapshot-public-access",
    title: "Snapshots of EBS volumes must not become public.",
    severity: "high",
    level: "advisory",
    layer: "cloud",
    requirements: ["L9"],
    frameworks: [],
    contract:
      'Restricted: state of aws.ebs.SnapshotBlockPublicAccess. Allowed: "block-all-sharing" or "block-new-sharing". Absent is a violation. Unknown is not evaluated.',
    rationale: "A snapshot that is shared with everyone is a copy of the volume for everyone.",
    remediation: 'Set state to "block-all-sharing".',
    references: [
      "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
    ],
    componentSide: "AccountGuards blocks the sharing of all snapshots.",
  },
  onResources(["aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"], ({ inputs }) =>
    expectThat(inputs.at("state").string(), {
      holds: (value) => ["block-all-sharing", "block-new-sharing"].includes(value),
      wanted: '"block-all-sharing" or "block-new-sharing"',
    }),
  ),
);
