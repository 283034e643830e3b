import { linkedRole, POD_IDENTITY_TYPE, ROLE_ANNOTATION } from "../../kernel/account-roles";
import { ADD_ON_NAMESPACES } from "../../kernel/add-on-namespaces";
import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { SERVICE_ACCOUNT_TYPES } from "../../kernel/api-objects";
import { control, onStack } from "../../kernel/control";
import { madeNamespaces } from "../../kernel/namespace-objects";
import { hidesObjects } from "../../kernel/rendering";
import { trustsExactly } from "../../kernel/service-account-trust";
import { accountsMeant, accountsOf } from "../../kernel/service-accounts";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const saIrsaLink = control(
  {
    id: "sa-irsa-link",
    title: "Roles of service accounts must trust exactly the account that uses them.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["C3", "K4"],
    frameworks: [],
    contract:
      "Restricted: the annotation eks.amazonaws.com/role-arn of ServiceAccount, and PodIdentityAssociation. Wanted: a " +
      "role whose trust policy allows sts:AssumeRoleWithWebIdentity where the issuer's sub equals this namespace and " +
      "name; for an association, a service account that exists. Allowed: an absent annotation; for associations also " +
      "accounts named default and those in namespaces of EKS add-ons. Roles outside the stack are not evaluated, nor " +
      "are associations in a namespace of which the stack makes nothing, nor unknown names, ARNs and trust policies, " +
      "except outputs of the resources of the stack that they name.",
    rationale:
      "A trust by pattern gives the role to any account that fits; a role that trusts another account, or an " +
      "association without one, waits for whoever takes that name.",
    remediation:
      "Compare the issuer's sub by StringEquals with system:serviceaccount:<namespace>:<name>, and correct the names.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
    ],
    componentSide: "SecureNamespace makes each account together with its Pod Identity association.",
  },
  onStack((stack) => SERVICE_ACCOUNT_TYPES.flatMap((type) => stack.ofType(type)), judgeAnnotation),
  onStack((stack) => stack.ofType(POD_IDENTITY_TYPE), judgeAssociation),
);

function judgeAnnotation(account: Subject, stack: StackIndex): Answer {
  const arn = account.inputs.at("metadata", "annotations", ROLE_ANNOTATION);
  if (arn.absent) return pass;
  const link = linkedRole(account, arn, stack);
  if (link.state === "malformed") return violation(arn, link.text, "the ARN of an IAM role");
  if (link.state === "unknown") return notEvaluated(arn, link.why);
  if (link.state === "elsewhere") {
    return notEvaluated(arn, "the role is not in the stack, so its trust policy is not seen");
  }
  const { objectName, namespace } = account;
  if (namespace.state === "unknown") return notEvaluated(namespace.field, namespace.why);
  if (objectName.state !== "known") {
    const why = objectName.state === "unknown" ? objectName.why : "Pulumi chooses the name";
    return notEvaluated(objectName.field, why);
  }
  const place = namespace.state === "known" ? namespace.value : "default";
  const sub = `system:serviceaccount:${place}:${objectName.value}`;
  const { role } = link;
  const trusted = trustsExactly(role.inputs.at("assumeRolePolicy"), sub);
  if (trusted === "yes") return pass;
  if (trusted === "maybe") {
    return notEvaluated(arn, `the trust policy of role ${role.name} is not fully known`);
  }
  return violation(
    arn,
    `role ${role.name}, which does not trust exactly ${sub}`,
    "a trust policy that compares sub with it by StringEquals",
  );
}

function judgeAssociation(association: Subject, stack: StackIndex): Answer {
  const { inputs } = association;
  const readings = [inputs.at("serviceAccount").string(), inputs.at("namespace").string()] as const;
  const [name, place] = readings.map((reading) => (reading.state === "known" ? reading.value : ""));
  const gap = readings.find(({ state }) => state === "unknown");
  if (gap?.state !== "unknown") return judgeNames(association, name ?? "", place ?? "", stack);
  const isMade = accountsMeant(association, stack).length > 0;
  return isMade || name === "default" ? pass : notEvaluated(gap.field, gap.why);
}

function judgeNames({ inputs }: Subject, name: string, place: string, stack: StackIndex): Answer {
  if (name === "default" || ADD_ON_NAMESPACES.includes(place)) return pass;
  const accounts = accountsOf(stack);
  if (accounts.names.has(`${place}/${name}`)) return pass;
  const field = inputs.at("serviceAccount");
  if (accounts.open || hidesObjects(stack)) {
    return notEvaluated(field, "the stack has service accounts that are not fully known");
  }
  const isMade = madeNamespaces(stack).some(
    ({ objectName }) => objectName.state === "known" && objectName.value === place,
  );
  if (name !== "" && place !== "" && !isMade && !accounts.namespaces.has(place)) {
    return notEvaluated(field, `the stack makes nothing in namespace ${place}`);
  }
  return violation(field, `ServiceAccount ${place}/${name}, which is not there`, "one that exists");
}
