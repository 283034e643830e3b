import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { judgeStatements } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, invert } from "../../kernel/truth";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.somePrincipal("AWS", (name) => name === "*"),
      statement.someAction((action) => action === "*"),
      statement.someResource((resource) => resource === "*"),
      invert(statement.isConditional),
    ),
  found: "everything for everybody",
  wanted: "a condition on the caller, or named resources",
};

export const vpcEndpointPolicy = control(
  {
    id: "vpc-endpoint-policy",
    title: "Endpoints should say who may use them for what.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C13"],
    frameworks: [],
    contract:
      "Restricted: policy of aws.ec2.VpcEndpoint. Refused: statements that allow everybody every action on every resource without a condition. Absent means just that, a violation, but for eks-auth, which takes no policy. Unknown policies are not evaluated.",
    rationale: "An open endpoint carries data to buckets and accounts of others as well.",
    remediation:
      "Set policy with a condition on aws:PrincipalAccount or aws:PrincipalOrgID, or with named resources.",
    references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"],
    componentSide: "ClusterNetwork gives each endpoint that takes one a policy of its own.",
  },
  onResources([ENDPOINT], ({ inputs }) => {
    const policy = inputs.at("policy");
    if (!policy.absent) return judgeStatements(policy, RULE);
    const service = inputs.at("serviceName").string();
    if (service.state === "known" && service.value.endsWith(".eks-auth")) return pass;
    if (service.state === "unknown") return notEvaluated(service.field, service.why);
    return violation(policy, "absent (default: everything for everybody)", "a policy");
  }),
);
