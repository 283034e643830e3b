import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { setProperties } from "../../kernel/property-remediation";

const LOAD_BALANCERS = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];

const declared = control(
  {
    id: "lb-drop-invalid",
    title: "Load balancers must drop headers that are not valid.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C1"],
    frameworks: [],
    contract:
      "Restricted: dropInvalidHeaderFields of load balancers (aws.lb, aws.alb), application load balancers alone. Allowed: true. Absent means false. Unknown is not evaluated.",
    rationale: "Headers that two servers read differently let one request hide in another.",
    remediation: "Set dropInvalidHeaderFields to true.",
    references: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    ],
    componentSide: "none, because no component makes a load balancer.",
  },
  onResources(LOAD_BALANCERS, ({ inputs }) => {
    const kind = inputs.at("loadBalancerType").string();
    if (kind.state === "known" && kind.value !== "application") return pass;
    const answer = expectThat(inputs.at("dropInvalidHeaderFields").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: false,
    });
    const mayNotApply = kind.state === "unknown" && answer.status === "violation";
    return mayNotApply ? notEvaluated(kind.field, kind.why) : answer;
  }),
);

export const lbDropInvalid = withRemediation(
  declared,
  setProperties(
    LOAD_BALANCERS,
    [{ path: ["dropInvalidHeaderFields"], value: true }],
    (inputs) => !("loadBalancerType" in inputs) || inputs["loadBalancerType"] === "application",
  ),
);
