import { linkedRole, POD_IDENTITY_TYPE, ROLE_ANNOTATION } from "../../kernel/account-roles";
import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { SERVICE_ACCOUNT_TYPES } from "../../kernel/api-objects";
import { control, onStack } from "../../kernel/control";
import type { Field, Reading } from "../../kernel/field";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const saIrsaSharedRole = control(
  {
    id: "sa-irsa-shared-role",
    title: "Every service account should have an IAM role of its own.",
    severity: "medium",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "cluster",
    requirements: ["C3", "K4"],
    frameworks: [],
    contract:
      "Restricted: the annotation eks.amazonaws.com/role-arn of ServiceAccount, and roleArn of " +
      "PodIdentityAssociation. Refused: one role for service accounts of different names or namespaces. An absent " +
      "role is allowed. An unknown role is not evaluated where another account has a role, nor are " +
      "accounts of unknown name that share one.",
    rationale:
      "A shared role has the rights that all of its users need together, and its log entries name none of them.",
    remediation: "Make a role for each service account, with the rights that this one needs.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide:
      "SecureNamespace associates roles by Pod Identity; no component annotates an account.",
  },
  onStack(usersOf, judgeUser),
);

const TYPES = [...SERVICE_ACCOUNT_TYPES, POD_IDENTITY_TYPE];

function usersOf(stack: StackIndex): readonly Subject[] {
  return TYPES.flatMap((type) => stack.ofType(type));
}

function arnOf({ type, inputs }: Subject): Field {
  if (type === POD_IDENTITY_TYPE) return inputs.at("roleArn");
  return inputs.at("metadata", "annotations", ROLE_ANNOTATION);
}

function judgeUser(user: Subject, stack: StackIndex): Answer {
  const arn = arnOf(user);
  if (arn.absent) return pass;
  const { accountsByRole, users } = sharingOf(stack);
  const link = linkedRole(user, arn, stack);
  if (link.state === "unknown") return users.size > 1 ? notEvaluated(arn, link.why) : pass;
  if (link.state === "malformed") return pass;
  const accounts = accountsByRole.get(link.key) ?? new Set();
  if (accounts.size < 2) return pass;
  const own = accountOf(user);
  const other = isNamed(own) ? firstOther(accounts, own) : undefined;
  if (other === undefined) {
    return notEvaluated(arn, "which service accounts share the role is not known");
  }
  return violation(
    arn,
    `the role of ServiceAccount ${other}, too`,
    "a role of its own for each service account",
  );
}

/** `namespace/name` of the service account that a resource gives a role to; a name that Pulumi chooses is nobody else's. */
function accountOf({ type, inputs, objectName, namespace, name, urn }: Subject): string {
  const isAssociation = type === POD_IDENTITY_TYPE;
  const account = isAssociation ? inputs.at("serviceAccount").string() : objectName;
  const place = textOf(isAssociation ? inputs.at("namespace").string() : namespace, "default");
  const text = textOf(account, name);
  return place === undefined || text === undefined ? `${UNNAMED}${urn}` : `${place}/${text}`;
}

/** No name starts with it: Kubernetes names start with a letter or a digit. */
const UNNAMED = "?";

function isNamed(account: string): boolean {
  return !account.startsWith(UNNAMED);
}

function firstOther(accounts: ReadonlySet<string>, own: string): string | undefined {
  for (const account of accounts) if (account !== own && isNamed(account)) return account;
  return undefined;
}

function textOf(reading: Reading<string>, absent: string): string | undefined {
  if (reading.state === "unknown") return undefined;
  return reading.state === "known" ? reading.value : absent;
}

interface Sharing {
  readonly accountsByRole: ReadonlyMap<string, ReadonlySet<string>>;
  /** The service accounts that have a role. */
  readonly users: ReadonlySet<string>;
}

const byStack = new WeakMap<StackIndex, Sharing>();

function sharingOf(stack: StackIndex): Sharing {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const accountsByRole = new Map<string, Set<string>>();
  const users = usersOf(stack).filter((user) => !arnOf(user).absent);
  for (const user of users) {
    const link = linkedRole(user, arnOf(user), stack);
    if (link.state !== "made" && link.state !== "elsewhere") continue;
    const accounts = accountsByRole.get(link.key) ?? new Set();
    accountsByRole.set(link.key, accounts.add(accountOf(user)));
  }
  const sharing = { accountsByRole, users: new Set(users.map(accountOf)) };
  byStack.set(stack, sharing);
  return sharing;
}
