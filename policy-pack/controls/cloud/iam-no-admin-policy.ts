import { pass, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { judgeStatements, documentsOf, IDENTITY_TYPES } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both } from "../../kernel/truth";

const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.someAction((action) => /^\*+(:\*+)?$/.test(action)),
      statement.someResource((resource) => resource === "*"),
    ),
  found: "every action on every resource",
  wanted: "named actions on named resources",
};
const ATTACHMENTS = [
  "rolePolicyAttachment:RolePolicyAttachment",
  "userPolicyAttachment:UserPolicyAttachment",
  "groupPolicyAttachment:GroupPolicyAttachment",
  "policyAttachment:PolicyAttachment",
].map((name) => `aws:iam/${name}`);

const EXCLUSIVE = [
  "rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
  "userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
  "groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
].map((name) => `aws:iam/${name}`);

export const iamNoAdminPolicy = control(
  {
    id: "iam-no-admin-policy",
    title: "Nothing must be given the rights of an administrator.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: permission policies of IAM identities, inline policies of roles and attachments. Refused: statements that allow the action * on the resource *, and the AWS policies AdministratorAccess and PowerUserAccess. Absent means no statement. Unknown statements and ARNs are not evaluated.",
    rationale: "One leaked credential is then the whole account.",
    remediation: "Name the actions and resources that are needed.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"],
    componentSide: "No role of HardenedCluster has such a policy.",
  },
  onResources(IDENTITY_TYPES, (subject) =>
    documentsOf(subject).flatMap((document) => judgeStatements(document, RULE)),
  ),
  onResources(ATTACHMENTS, ({ inputs }) => judgeArn(inputs.at("policyArn"))),
  onResources(["aws:iam/role:Role"], ({ inputs }) =>
    eachEntry(inputs.at("managedPolicyArns"), judgeArn),
  ),
  onResources(EXCLUSIVE, ({ inputs }) => eachEntry(inputs.at("policyArns"), judgeArn)),
);
function judgeArn(field: Field): Answer {
  return expectThat(field.string(), {
    holds: (arn) => !/:policy\/(AdministratorAccess|PowerUserAccess)$/.test(arn),
    wanted: "a policy with less rights",
    absent: pass,
    settledBy: ["aws:iam/policy:Policy"],
  });
}
