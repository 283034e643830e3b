import { control, onResources } from "../../kernel/control";
import { judgeStatements } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, either, invert, truthOf, type Truth } from "../../kernel/truth";

const ACTION = "sts:AssumeRoleWithWebIdentity";
/** Issuers of EKS clusters (EKS user guide, "Create an IAM OIDC provider for your cluster"). */
const PROVIDER = /:oidc-provider\/oidc[.-]eks\./;
/** One service account of one namespace, without wildcards. */
const SUBJECT = /^system:serviceaccount:[^:*?]+:[^:*?]+$/;
const AUDIENCE = /^sts\.amazonaws\.com(?:\.cn)?$/;
const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.covers(ACTION),
      statement.somePrincipal("Federated", (provider) => PROVIDER.test(provider)),
      invert(both(isHeldTo(statement, ":sub", SUBJECT), isHeldTo(statement, ":aud", AUDIENCE))),
    ),
  found: "trust in more than named service accounts",
  wanted: "StringEquals on :sub with system:serviceaccount:<namespace>:<name>, and on :aud",
};

export const iamIrsaTrust = control(
  {
    id: "iam-irsa-trust",
    title: "Roles for service accounts must name the service account and the audience.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: statements of aws.iam.Role assumeRolePolicy that allow sts:AssumeRoleWithWebIdentity to the OIDC provider of an EKS cluster. Allowed: conditions StringEquals, or StringLike without wildcards, both on <issuer>:sub with system:serviceaccount:<namespace>:<name> and on <issuer>:aud with sts.amazonaws.com. Absent conditions, wildcards and other operators are violations. Unknown statements are not evaluated.",
    rationale:
      "Without the subject, or with a wildcard in it, every pod that may choose its service account has the role.",
    remediation:
      "Compare <issuer>:sub and <issuer>:aud with StringEquals, or use EKS Pod Identity.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
    ],
    componentSide: "none, because pods of HardenedCluster get their roles from EKS Pod Identity.",
  },
  onResources(["aws:iam/role:Role"], ({ inputs }) =>
    judgeStatements(inputs.at("assumeRolePolicy"), RULE),
  ),
);

/** Whether a condition admits only values of a shape, and nobody without the key. */
function isHeldTo({ conditions }: Statement, suffix: string, shape: RegExp): Truth {
  if (conditions === undefined) return "maybe";
  const compared = conditions.filter(
    ({ operator, key }) => /^String(?:Equals|Like)$/.test(operator) && key.endsWith(suffix),
  );
  return either(
    ...compared.map(({ values }) =>
      both(
        ...values.map((value) =>
          value.state === "known" ? truthOf(shape.test(value.value)) : "maybe",
        ),
      ),
    ),
  );
}
