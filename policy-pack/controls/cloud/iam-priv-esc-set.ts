import { notEvaluated, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { allowsEscalation, ESCALATIONS } from "../../kernel/escalations";
import type { Field } from "../../kernel/field";
import { documentsOf, IDENTITY_TYPES, judgeDocument } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { policiesOf } from "../../kernel/role-policies";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const WANTED = "named roles, users, policies or clusters";

export const iamPrivEscSet = control(
  {
    id: "iam-priv-esc-set",
    title: "Permission policies must not allow what leads to the rights of others.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: permission policies of IAM identities and inline policies of roles, each document by itself, and all policies of each aws.iam.Role of the stack together: its inline ones, those of the stack that it has by managedPolicyArns or attachments, and policies of AWS in the pack's table. Refused: known sets of actions that lead to further rights, on resources that no name limits: changing policies, trust or credentials of identities, making access entries with policies for any cluster, and iam:PassRole together with what runs as the role. Allowed: named resources, conditions on the policy, the boundary, the principal or tags of the resource, services other than the one that runs it in iam:PassedToService, and actions that a document among them denies. Absent means no statement; the action * is for iam-no-admin-policy. Unknown parts that decide are not evaluated, nor is a role with a policy that is neither in the stack nor in the table, unless the others allow a set already.",
    rationale:
      "Each set looks harmless next to AdministratorAccess and is worth the same: its holder gives himself what he lacks.",
    remediation:
      "Name the roles, users and policies in Resource, or add a condition such as iam:PermissionsBoundary.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    ],
    componentSide: "No policy of HardenedCluster allows one of the sets on unnamed resources.",
  },
  onResources(IDENTITY_TYPES, (subject) =>
    documentsOf(subject).flatMap((document) =>
      judgeDocument(document, (statements) => judge(document, statements)),
    ),
  ),
  onStack((stack) => stack.ofType("aws:iam/role:Role"), judgeRole),
);

/** What one document allows, or leaves open, is said of that document. */
function judgeRole(role: Subject, stack: StackIndex): readonly Answer[] {
  const { documents, managed, possible, unseen } = policiesOf(role, stack);
  const isSingle = documents.length < 2 && managed.length === 0 && possible.length === 0;
  if (isSingle) return unseen.map((why) => notEvaluated("", why));
  const ways = ESCALATIONS.filter((way) =>
    documents.every((statements) => allowsEscalation(way, statements) === "no"),
  );
  const certain = [...documents.flat(), ...managed];
  const allowed = ways.filter((way) => allowsEscalation(way, certain) === "yes");
  if (allowed.length > 0) {
    const names = allowed.map(({ name }) => name).join(", ");
    return [violation("", `policies that together allow ${names}`, WANTED)];
  }
  const isOpen = (statements: readonly Statement[]) =>
    ways.some((way) => allowsEscalation(way, statements) !== "no");
  if (isOpen(certain)) return [notEvaluated("", "a part of its policies is not known")];
  const isPossible = isOpen([...certain, ...possible]);
  const gaps = isPossible ? ["nothing tells the role of an attachment", ...unseen] : unseen;
  return gaps.map((why) => notEvaluated("", why));
}

function judge(document: Field, statements: readonly Statement[]): readonly Answer[] {
  const answers = ESCALATIONS.map((way) => [way, allowsEscalation(way, statements)] as const);
  const allowed = answers.filter(([, answer]) => answer === "yes").map(([{ name }]) => name);
  if (allowed.length > 0) return [violation(document, allowed.join(", "), WANTED)];
  const isOpen = answers.some(([, answer]) => answer === "maybe");
  return isOpen ? [notEvaluated(document, "a part of it is not known during a preview")] : [];
}
