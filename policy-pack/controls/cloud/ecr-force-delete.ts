import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const ecrForceDelete = control(
  {
    id: "ecr-force-delete",
    title: "ECR repositories must not be deleted with the images in them.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["D3"],
    frameworks: [],
    contract:
      "Restricted: forceDelete of aws.ecr.Repository. Allowed: false. Absent means false. Unknown is not evaluated.",
    rationale: "Running pods pull the image again on the next node; without it they do not start.",
    remediation: "Leave forceDelete out.",
    references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-delete.html"],
    componentSide: "ImageRepositories leaves forceDelete off.",
  },
  onResources(["aws:ecr/repository:Repository"], ({ inputs }) =>
    expectThat(inputs.at("forceDelete").boolean(), {
      holds: (on) => !on,
      wanted: "false",
      absentMeans: false,
    }),
  ),
);
