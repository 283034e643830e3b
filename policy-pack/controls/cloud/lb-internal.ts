import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const lbInternal = control(
  {
    id: "lb-internal",
    title: "Load balancers must be internal.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C1"],
    frameworks: [],
    contract:
      "Restricted: internal of load balancers (aws.lb, aws.alb, aws.elb). Allowed: true. Absent means false. Unknown is not evaluated.",
    rationale:
      "An internet-facing load balancer makes what is behind it public; that should be a decision with a reason.",
    remediation: "Set internal to true, or exempt the load balancer with a reason.",
    references: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
    ],
    componentSide: "none, because no component makes a load balancer.",
  },
  onResources(
    ["lb", "alb", "elb"].map((name) => `aws:${name}/loadBalancer:LoadBalancer`),
    ({ inputs }) =>
      expectThat(inputs.at("internal").boolean(), {
        holds: (on) => on,
        wanted: "true",
        absentMeans: false,
      }),
  ),
);
