import { matchesPattern, type Statement } from "./iam-statement";
import { both, either, invert, truthOf, type Truth } from "./truth";

/** A way from some rights to more of them. */
export interface Escalation {
  readonly name: string;
  /** All of these are needed. */
  readonly actions: readonly string[];
  /** Service that must be allowed to take a role, for ways that pass one. */
  readonly service?: string;
}

/** Rights over identities: each of them alone gives its holder, or somebody whose keys he then has, whatever he likes. */
const ALONE = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
  "lambda:UpdateFunctionCode",
];

/** With iam:PassRole: what makes something run as the role that is passed. */
const WITH_A_ROLE: readonly (readonly [service: string, ...actions: readonly string[]])[] = [
  ["ec2", "ec2:RunInstances"],
  ["lambda", "lambda:CreateFunction", "lambda:InvokeFunction"],
  ["lambda", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
  ["lambda", "lambda:CreateFunction", "lambda:AddPermission"],
  ["cloudformation", "cloudformation:CreateStack"],
  ["codebuild", "codebuild:CreateProject", "codebuild:StartBuild"],
  ["ecs-tasks", "ecs:RegisterTaskDefinition", "ecs:RunTask"],
  ["glue", "glue:CreateDevEndpoint"],
  ["glue", "glue:CreateJob", "glue:StartJobRun"],
  ["pods.eks", "eks:CreatePodIdentityAssociation"],
  ["sagemaker", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
  ["states", "states:CreateStateMachine", "states:StartExecution"],
];

/**
 * Sets of actions that lead to more rights than a policy names (IAM user guide, "Permissions boundaries" and "Grant a user
 * permissions to pass a role"; EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries").
 */
export const ESCALATIONS: readonly Escalation[] = [
  ...ALONE.map((action) => ({ name: action, actions: [action] })),
  { name: "access to clusters", actions: ["eks:CreateAccessEntry", "eks:AssociateAccessPolicy"] },
  ...WITH_A_ROLE.map(([service, ...actions]) => ({
    name: ["iam:PassRole", ...actions].join(" with "),
    actions: ["iam:PassRole", ...actions],
    service: `${service}.amazonaws.com`,
  })),
];

/** Keys whose comparison keeps a right over identities or clusters from reaching any identity or any policy. */
const LIMITS = [
  "aws:ResourceTag/*",
  "iam:ResourceTag/*",
  "lambda:ResourceTag/*",
  "iam:PermissionsBoundary",
  "iam:PolicyARN",
  "eks:policyArn",
  "eks:principalArn",
];

/** Whether the statements of one or more documents together allow an escalation. */
export function allowsEscalation(
  { actions, service }: Escalation,
  statements: readonly Statement[],
): Truth {
  return both(
    ...actions.map((action) =>
      both(
        either(...statements.map((statement) => grants(statement, action, service))),
        invert(either(...statements.map((statement) => forbids(statement, action)))),
      ),
    ),
  );
}

/** Allowed on resources that no name limits. The action `*` is left to the controls of administrators. */
function grants(statement: Statement, action: string, service: string | undefined): Truth {
  const isPass = action === "iam:PassRole" && service !== undefined;
  return both(
    statement.allows,
    statement.covers(action),
    invert(statement.someAction((one) => /^\*+(?::\*+)?$/.test(one))),
    statement.someResource(isAnything),
    invert(isPass ? passesElsewhere(statement, service) : statement.isBoundBy(...LIMITS)),
  );
}

/** Denied without a condition, on everything. */
function forbids(statement: Statement, action: string): Truth {
  return both(
    statement.denies,
    statement.covers(action),
    statement.someResource((resource) => resource === "*"),
    invert(statement.isConditional),
  );
}

/** `*`, or an ARN of which nothing but kind and account is named: `arn:aws:iam::111122223333:role/*`. */
function isAnything(resource: string): boolean {
  return /^(?:\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[\w-]+[/:])?\*+)$/.test(resource);
}

/** Whether a condition on iam:PassedToService keeps roles from the service. */
function passesElsewhere({ conditions }: Statement, service: string): Truth {
  if (conditions === undefined) return "maybe";
  return either(
    ...conditions
      .filter(
        ({ operator, key }) =>
          key === "iam:passedtoservice" && /^String(?:Equals|Like)$/.test(operator),
      )
      .map(({ values }) =>
        both(
          ...values.map((value) => {
            if (value.state !== "known") return "maybe";
            return truthOf(!matchesPattern(value.value, service));
          }),
        ),
      ),
  );
}
