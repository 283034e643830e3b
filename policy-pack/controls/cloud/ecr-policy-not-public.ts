import { control, onResources } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import { isOpenToAnyone } from "../../kernel/iam-conditions";
import { judgeStatements } from "../../kernel/iam-document";

const RULE = { refuses: isOpenToAnyone, found: "everybody", wanted: "named principals" };

export const ecrPolicyNotPublic = control(
  {
    id: "ecr-policy-not-public",
    title: "Policies of image repositories must not name everybody.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["D3"],
    frameworks: cisEks(["5.1.2"]),
    contract:
      "Restricted: policy of ECR repositories and registries, repositoryPolicy of creation templates. Refused: statements that allow something to the principal * without a condition that compares whose request it is (aws:PrincipalOrgID, aws:SourceAccount and the like). Absent means no statement. Unknown statements are not evaluated.",
    rationale: "A policy that names everybody needs no attacker inside the account.",
    remediation:
      "Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceAccount.",
    references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html"],
    componentSide: "ImageRepositories and PullThroughCache keep other accounts out.",
  },
  onResources(
    [
      "aws:ecr/repositoryPolicy:RepositoryPolicy",
      "aws:ecr/registryPolicy:RegistryPolicy",
      "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
    ],
    ({ inputs }) =>
      [inputs.at("policy"), inputs.at("repositoryPolicy")].flatMap((document) =>
        judgeStatements(document, RULE),
      ),
  ),
);
