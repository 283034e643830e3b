import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { setProperties } from "../../kernel/property-remediation";

const REPOSITORIES = [
  "aws:ecr/repository:Repository",
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
];

const declared = control(
  {
    id: "ecr-immutable",
    title: "Tags of ECR repositories must be immutable.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["D3"],
    frameworks: [],
    contract:
      'Restricted: imageTagMutability of ECR repositories and creation templates. Allowed: "IMMUTABLE". Absent means "MUTABLE". Unknown is not evaluated.',
    rationale: "With tags that can move, what was reviewed is not what runs.",
    remediation: 'Set imageTagMutability to "IMMUTABLE".',
    references: [
      "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    ],
    componentSide: "ImageRepositories and PullThroughCache make tags immutable.",
  },
  onResources(REPOSITORIES, ({ inputs }) =>
    expectThat(inputs.at("imageTagMutability").string(), {
      holds: (value) => value === "IMMUTABLE",
      wanted: '"IMMUTABLE"',
      absentMeans: "MUTABLE",
    }),
  ),
);

export const ecrImmutable = withRemediation(
  declared,
  setProperties(REPOSITORIES, [{ path: ["imageTagMutability"], value: "IMMUTABLE" }]),
);
