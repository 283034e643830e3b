import { control, onResources } from "../../kernel/control";
import { judgeStatements } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, either, invert } from "../../kernel/truth";

const ACTIONS = ["sts:assumerole", "sts:tagsession"];
const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.somePrincipal("Service", (name) => name === "pods.eks.amazonaws.com"),
      either(
        statement.hasNotAction,
        statement.someAction((action) => !ACTIONS.includes(action)),
        invert(statement.isBoundBy("aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID")),
      ),
    ),
  found: "Pod Identity without its source, or other actions",
  wanted: "sts:AssumeRole and sts:TagSession, bound to an account or cluster",
};

export const iamPodIdentityTrust = control(
  {
    id: "iam-pod-identity-trust",
    title: "Trust in EKS Pod Identity must be exact.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: assumeRolePolicy of aws.iam.Role with the principal pods.eks.amazonaws.com. Allowed: the actions sts:AssumeRole and sts:TagSession, with a condition on aws:SourceAccount, aws:SourceArn or aws:SourceOrgID. Absent conditions are a violation. Unknown statements are not evaluated.",
    rationale:
      "Without a condition every cluster of every account that can name the role gives it to its pods.",
    remediation:
      "Add StringEquals on aws:SourceAccount and ArnEquals on aws:SourceArn of the cluster.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html"],
    componentSide: "PodRole binds each role to account, cluster, namespace and service account.",
  },
  onResources(["aws:iam/role:Role"], ({ inputs }) =>
    [inputs.at("assumeRolePolicy")].flatMap((document) => judgeStatements(document, RULE)),
  ),
);
