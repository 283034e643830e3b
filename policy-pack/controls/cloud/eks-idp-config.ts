import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import type { Answer } from "../../kernel/answer";

export const eksIdpConfig = control(
  {
    id: "eks-idp-config",
    title: "Users and groups of an identity provider must have prefixes.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K3"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.IdentityProviderConfig oidc.usernamePrefix and oidc.groupsPrefix. Allowed: a text " +
      'that is neither "-", which means none, nor starts with system:. Absent is a violation. Unknown is not ' +
      "evaluated.",
    rationale:
      "Without a prefix, whoever names users and groups at the provider takes the name of one that has rights in " +
      "the cluster.",
    remediation: "Set both prefixes, for example to oidc:.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html",
      "https://kubernetes.io/docs/reference/access-authn-authz/authentication/",
    ],
    componentSide: "ClusterIdentityProvider wants both prefixes.",
  },
  onResources(["aws:eks/identityProviderConfig:IdentityProviderConfig"], ({ inputs }) => [
    judge(inputs.at("oidc", "usernamePrefix")),
    judge(inputs.at("oidc", "groupsPrefix")),
  ]),
);

function judge(prefix: Field): Answer {
  return expectThat(prefix.string(), {
    holds: (text) => text !== "" && text !== "-" && !text.startsWith("system:"),
    wanted: "a prefix of your own, such as oidc:",
  });
}
