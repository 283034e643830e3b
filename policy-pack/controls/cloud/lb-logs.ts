import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const lbLogs = control(
  {
    id: "lb-logs",
    title: "Load balancers must log requests.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      "Restricted: accessLogs.enabled of load balancers (aws.lb, aws.alb, aws.elb). Allowed: true. Absent means false; in the accessLogs of aws.elb, true. Unknown is not evaluated.",
    rationale: "The log of the edge is often the only record of where an attack came from.",
    remediation: "Set accessLogs to { bucket, enabled: true }.",
    references: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
    ],
    componentSide: "none, because no component makes a load balancer.",
  },
  onResources(
    ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
    ({ inputs }) =>
      expectThat(inputs.at("accessLogs", "enabled").boolean(), {
        holds: (on) => on,
        wanted: "true",
        absentMeans: false,
      }),
  ),
  onResources(["aws:elb/loadBalancer:LoadBalancer"], ({ inputs }) => {
    const logs = inputs.at("accessLogs");
    return expectThat(logs.at("enabled").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: !logs.absent,
    });
  }),
);
