import { controls } from "../../policy-pack/controls";
import { judge } from "../support/judge";
import { resource } from "../support/stack";

const IAM = controls.filter(({ id }) => id.startsWith("iam-"));
const ACCOUNT = "111122223333";
const BUCKET = "arn:aws:s3:::example-bucket";

/** Controls that object to a policy of the given resource. */
function objections(type: string, property: string, Statement: unknown): readonly string[] {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement });
  const { registered } = judge([resource(type, "main", { [property]: policy })], { controls: IAM });
  return registered.map(({ control }) => control).sort();
}

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const pass = { Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } };

describe("permission policies", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["administrator", allow("*"), ["iam-no-admin-policy"]],
    ["administrator in lists", [allow(["*"], ["*"])], ["iam-no-admin-policy"]],
    ["administrator of services", allow("*:*"), ["iam-no-admin-policy"]],
    ["everything on one bucket", allow("*", BUCKET), ["iam-no-wildcard-action"]],
    [
      "administrator with a deny",
      [allow("*"), { Effect: "Deny", Action: "iam:*", Resource: "*" }],
      ["iam-no-admin-policy"],
    ],
    ["read one bucket", allow(["s3:GetObject", "s3:ListBucket"], [BUCKET, `${BUCKET}/*`]), []],
    ["a folder of one's own", allow("s3:PutObject", `${BUCKET}/home/\${aws:username}/*`), []],
    ["describe machines", allow(["ec2:DescribeInstances", "ec2:DescribeVolumes"]), []],
    ["get and list by prefix", allow(["iam:Get*", "iam:List*"]), []],
    ["all of Amazon S3", allow("s3:*", [BUCKET, `${BUCKET}/*`]), ["iam-no-wildcard-action"]],
    ["all of a service, upper case", allow("EC2:*"), ["iam-no-wildcard-action"]],
    [
      "all but IAM",
      { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
      ["iam-no-wildcard-action", "iam-priv-esc-set"],
    ],
    ["a deny of all but IAM", { Effect: "Deny", NotAction: "iam:*", Resource: "*" }, []],
    [
      "only in some regions",
      {
        Effect: "Deny",
        NotAction: "sts:*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-central-1"] } },
      },
      [],
    ],
    ["pass any role", allow("iam:PassRole"), ["iam-pass-role-scoped"]],
    [
      "pass one role",
      allow("iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/nodes`),
      ["iam-pass-role-scoped"],
    ],
    [
      "pass one role to one service",
      allow("iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/nodes`, pass),
      [],
    ],
    ["pass any role to one service", allow("iam:PassRole", "*", pass), ["iam-pass-role-scoped"]],
    ["pass by pattern", allow("iam:Pass*"), ["iam-pass-role-scoped"]],
    [
      "all of IAM",
      allow("iam:*"),
      ["iam-no-wildcard-action", "iam-pass-role-scoped", "iam-priv-esc-set"],
    ],
    ["take one role", allow("sts:AssumeRole", `arn:aws:iam::${ACCOUNT}:role/deployer`), []],
  ])("%s", (_name, statement, expected) => {
    expect(objections("aws:iam/policy:Policy", "policy", statement)).toEqual(expected);
  });
});

describe("trust policies", () => {
  const trust = (Principal: unknown, Action: unknown = "sts:AssumeRole", more: object = {}) => ({
    Effect: "Allow",
    Principal,
    Action,
    ...more,
  });
  const pods = { Service: "pods.eks.amazonaws.com" };
  const bound = { Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } } };
  const root = { AWS: `arn:aws:iam::${ACCOUNT}:root` };

  test.each<[string, unknown, readonly string[]]>([
    ["a service", trust({ Service: "ec2.amazonaws.com" }), []],
    ["everybody", trust("*"), ["iam-trust-no-star"]],
    ["everybody in a list", trust({ AWS: ["*"] }), ["iam-trust-no-star"]],
    [
      "everybody of an organisation",
      trust("*", "sts:AssumeRole", {
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      }),
      [],
    ],
    [
      "everybody but one",
      trust("*", "sts:AssumeRole", {
        Condition: { StringNotEquals: { "aws:PrincipalAccount": ACCOUNT } },
      }),
      ["iam-trust-no-star"],
    ],
    ["an account", trust(root), ["iam-trust-no-star"]],
    ["an account with MFA", trust(root, "sts:AssumeRole", mfa), []],
    [
      "a third party with an external id",
      trust(root, "sts:AssumeRole", { Condition: { StringEquals: { "sts:ExternalId": "12345" } } }),
      [],
    ],
    [
      "flow logs of an account",
      trust({ Service: "vpc-flow-logs.amazonaws.com" }, "sts:AssumeRole", bound),
      [],
    ],
    ["flow logs", trust({ Service: "vpc-flow-logs.amazonaws.com" }), ["iam-service-trust-bound"]],
    [
      "flow logs of any account",
      trust({ Service: "vpc-flow-logs.amazonaws.com" }, "sts:AssumeRole", {
        Condition: { StringLike: { "aws:SourceAccount": "*" } },
      }),
      ["iam-service-trust-bound"],
    ],
    ["pods", trust(pods, ["sts:AssumeRole", "sts:TagSession"]), ["iam-pod-identity-trust"]],
    ["pods of an account", trust(pods, ["sts:AssumeRole", "sts:TagSession"], bound), []],
    ["pods with other actions", trust(pods, "sts:*", bound), ["iam-pod-identity-trust"]],
  ])("%s", (_name, statement, expected) => {
    expect(objections("aws:iam/role:Role", "assumeRolePolicy", statement)).toEqual(expected);
  });
});
