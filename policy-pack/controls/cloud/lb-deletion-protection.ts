import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const lbDeletionProtection = control(
  {
    id: "lb-deletion-protection",
    title: "Load balancers must be protected from deletion.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C1"],
    frameworks: [],
    contract:
      "Restricted: enableDeletionProtection of load balancers (aws.lb, aws.alb). Allowed: true. Absent means false. Unknown is not evaluated.",
    rationale: "The address that clients use is lost with the load balancer.",
    remediation: "Set enableDeletionProtection to true.",
    references: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    ],
    componentSide: "none, because no component makes a load balancer.",
  },
  onResources(
    ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
    ({ inputs }) => {
      const answer = expectThat(inputs.at("enableDeletionProtection").boolean(), {
        holds: (on) => on,
        wanted: "true",
        absentMeans: false,
      });
      return answer;
    },
  ),
);
