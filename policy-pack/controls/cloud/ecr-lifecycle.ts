import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { companionsOf } from "../../kernel/companions";
import { control, onResources, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { contentOf } from "../../kernel/iam-document";

const POLICY = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const WANTED = "a rule that lets images expire";

export const ecrLifecycle = control(
  {
    id: "ecr-lifecycle",
    title: "Image repositories should let old images go.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["D3"],
    frameworks: [],
    contract:
      "Restricted: policy of aws.ecr.LifecyclePolicy, lifecyclePolicy of aws.ecr.RepositoryCreationTemplate, and each aws.ecr.Repository of the stack, which must have a lifecycle policy. Allowed: policies with a rule. Absent is a violation. Unknown is not evaluated.",
    rationale:
      "Old images keep their holes, and a tag that somebody rolls back to brings them back.",
    remediation:
      "Make an aws.ecr.LifecyclePolicy that lets images without a tag, and all but the newest, expire.",
    references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html"],
    componentSide: "ImageRegistry and PullThroughCache keep the newest images alone.",
  },
  onResources([POLICY], ({ inputs }) => judgeRules(inputs.at("policy"))),
  onResources(["aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate"], ({ inputs }) =>
    judgeRules(inputs.at("lifecyclePolicy")),
  ),
  onStack(
    (stack) => stack.ofType("aws:ecr/repository:Repository"),
    (repository, stack) => {
      const { own, open } = companionsOf(repository, [POLICY], "repository", stack, "name");
      if (own.length > 0) return pass;
      const [other] = open;
      if (other === undefined) return violation(repository.inputs, "no policy", WANTED);
      return notEvaluated(repository.inputs, `nothing tells which repository ${other.name} is of`);
    },
  ),
);

function judgeRules(document: Field): Answer {
  if (document.absent) return violation(document, "absent", WANTED);
  const { unknown } = document;
  if (unknown !== undefined) return notEvaluated(document, unknown);
  const rules = contentOf(document)?.at("rules").list();
  if (rules === undefined) return notEvaluated(document, "it is no lifecycle policy");
  if (rules.state === "unknown") return notEvaluated(document, "its rules are not known");
  const isEmpty = rules.state === "absent" || rules.value.length === 0;
  return isEmpty ? violation(document, "no rule", WANTED) : pass;
}
