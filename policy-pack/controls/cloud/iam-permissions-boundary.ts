import { pass } from "../../kernel/answer";
import type { Context } from "../../kernel/context";
import { control, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { isOutputOf } from "../../kernel/output-of";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const POLICY = "aws:iam/policy:Policy";
const IDENTITIES = ["aws:iam/role:Role", "aws:iam/user:User"];

export const iamPermissionsBoundary = control(
  {
    id: "iam-permissions-boundary",
    title: "Every role should have the permissions boundary that other roles of the stack have.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: permissionsBoundary of aws.iam.Role and aws.iam.User in a stack in which one of them has a boundary, " +
      "and in every stack with the parameter always. Absent is a violation. Unknown is not evaluated, but for the output " +
      "of a Policy.",
    rationale:
      "A boundary binds only the roles that have it: whoever gets hold of the one without it is free of all.",
    remediation: "Set permissionsBoundary to the ARN of the boundary.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    ],
    componentSide: "HardenedCluster gives permissionsBoundaryArn to every role that it makes.",
    parameters: {
      always: {
        type: "boolean",
        default: false,
        description: "Whether roles must have a boundary in a stack in which none has one.",
      },
    },
  },
  onStack(identities, (subject, stack) => {
    const boundary = subject.inputs.at("permissionsBoundary");
    const isMade = isOutputOf(subject, "permissionsBoundary", [POLICY], stack);
    if (boundary.unknown !== undefined && isMade) return pass;
    return expectThat(boundary.string(), {
      holds: (arn) => arn !== "",
      wanted: "the ARN of a boundary",
    });
  }),
);

function identities(stack: StackIndex, { parameters }: Context): readonly Subject[] {
  const all = IDENTITIES.flatMap((type) => stack.ofType(type));
  const isUsed = all.some(({ inputs }) => !inputs.at("permissionsBoundary").absent);
  return isUsed || parameters["always"] === true ? all : [];
}
