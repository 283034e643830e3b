import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks } from "../../kernel/frameworks";
import { setProperties } from "../../kernel/property-remediation";

const declared = control(
  {
    id: "ecr-scan",
    title: "ECR repositories must scan images when they are pushed.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["D2"],
    frameworks: cisEks(["5.1.1"]),
    contract:
      "Restricted: imageScanningConfiguration.scanOnPush of aws.ecr.Repository. Allowed: true. Absent means false. Unknown is not evaluated.",
    rationale: "A known flaw is cheapest before the image runs.",
    remediation: "Set imageScanningConfiguration to { scanOnPush: true }.",
    references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html"],
    componentSide: "ImageRepositories scans on push.",
  },
  onResources(["aws:ecr/repository:Repository"], ({ inputs }) =>
    expectThat(inputs.at("imageScanningConfiguration", "scanOnPush").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: false,
    }),
  ),
);

export const ecrScan = withRemediation(
  declared,
  setProperties(
    ["aws:ecr/repository:Repository"],
    [{ path: ["imageScanningConfiguration", "scanOnPush"], value: true }],
  ),
);
