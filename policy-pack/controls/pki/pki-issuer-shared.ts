import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { issuers, sameAuthority, signingAuthority } from "../../kernel/certificate-issuers";
import { control, onStack } from "../../kernel/control";
import { attack } from "../../kernel/frameworks";

export const pkiIssuerShared = control(
  {
    id: "pki-issuer-shared",
    title: "Each issuer of certificates should sign with a CA of its own.",
    severity: "high",
    level: "advisory",
    layer: "pki",
    requirements: ["K1", "K11"],
    frameworks: attack("T1649"),
    contract:
      "Restricted: spec.ca.secretName of Issuer and ClusterIssuer of cert-manager, and spec.arn of the issuers of AWS " +
      "Private CA. Allowed: a Secret, a key or an ARN that no earlier issuer of the stack signs with; keys are followed " +
      "from the Secret to the resource that makes them. A ClusterIssuer finds its Secret in the namespace of " +
      "cert-manager. An issuer of another kind, with spec.ca absent, is not judged. Unknown names and ARNs without a " +
      "known origin are not evaluated.",
    rationale:
      "Whoever may ask one of the issuers gets certificates that the consumers of the other one believe, such as the " +
      "API server, which takes them for its webhooks.",
    remediation:
      "Give each issuer an intermediate CA below a root of its own, or use ClusterIssuers.",
    references: [
      "https://cert-manager.io/docs/configuration/ca/",
      "https://github.com/cert-manager/aws-privateca-issuer",
    ],
    componentSide: "ClusterIssuers gives each trust domain an issuer with a CA of its own.",
  },
  onStack(issuers, (issuer, stack): Answer => {
    const own = signingAuthority(issuer, stack);
    const all = issuers(stack);
    const earlier = all.slice(0, all.indexOf(issuer));
    const found = earlier.map((other) => ({
      other,
      same: sameAuthority(own, signingAuthority(other, stack)),
    }));
    const shared = found.find(({ same }) => same === "yes");
    if (shared !== undefined) {
      const { kind = "" } = shared.other.kubernetes ?? {};
      return violation(own.field, `the CA of ${kind} ${shared.other.name}`, "a CA of its own");
    }
    if (own.key.state === "unknown" && own.sources.length === 0) {
      return notEvaluated(own.field, own.key.why);
    }
    return pass;
  }),
);
