import { pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

const TYPES = [
  "user:User",
  "accessKey:AccessKey",
  "userLoginProfile:UserLoginProfile",
  "userPolicy:UserPolicy",
  "userPolicyAttachment:UserPolicyAttachment",
  "userPoliciesExclusive:UserPoliciesExclusive",
  "userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
  "userGroupMembership:UserGroupMembership",
  "serviceSpecificCredential:ServiceSpecificCredential",
  "signingCertificate:SigningCertificate",
  "sshKey:SshKey",
].map((name) => `aws:iam/${name}`);

export const iamNoUsers = control(
  {
    id: "iam-no-users",
    title: "IAM users and access keys should not be made.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: aws.iam.User, aws.iam.AccessKey, aws.iam.UserLoginProfile, keys and credentials of users of every kind, their policies, attachments and memberships, and users of aws.iam.PolicyAttachment. Allowed: none. Absent users of an attachment are none, unknown ones are not evaluated; otherwise absent and unknown properties change nothing: the resource itself is refused.",
    rationale:
      "Keys of users do not expire, and are found in repositories and on laptops for years.",
    remediation: "Use roles: Pod Identity for pods, IAM Identity Center for people.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"],
    componentSide: "HardenedCluster makes roles alone.",
  },
  onResources([...TYPES, "aws:iam/role:Role"], ({ type, inputs }) =>
    type === "aws:iam/role:Role" ? pass : violation(inputs, type, "a role"),
  ),
  onResources(["aws:iam/policyAttachment:PolicyAttachment"], ({ inputs }) =>
    expectThat(inputs.at("users").list(), {
      holds: (users) => users.length === 0,
      wanted: "roles alone",
      absentMeans: [],
    }),
  ),
);
