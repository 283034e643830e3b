import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { gapInPatch } from "../../kernel/missing";
import { podTypesOf } from "../../kernel/pod-templates";
import { scaleTargets } from "../../kernel/scale-targets";

const TYPES = podTypesOf("Deployment");

export const haReplicas = control(
  {
    id: "ha-replicas",
    title: "Deployments must have at least two replicas.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: spec.replicas of Deployments. Allowed: two or more, and any number where a HorizontalPodAutoscaler or " +
      "ScaledObject of the stack names the Deployment. Absent means one; in a patch it is not evaluated. Unknown replicas, " +
      "and too few beside a scaler whose target is unknown, are not evaluated.",
    rationale: "One replica is gone during every upgrade of a node, and with every fault.",
    remediation: "Set spec.replicas to 2 or more, and spread them over zones.",
    references: ["https://docs.aws.amazon.com/eks/latest/best-practices/application.html"],
    componentSide: "none, because no component makes a Deployment.",
  },
  onStack(
    (stack) => TYPES.flatMap((type) => stack.ofType(type)),
    (subject, stack): Answer => {
      const targets = scaleTargets(stack);
      if (targets.isScaled(subject)) return pass;
      const field = subject.inputs.at("spec", "replicas");
      const answer = expectThat(field.number(), {
        holds: (count) => count >= 2,
        wanted: "2 or more",
        absentMeans: 1,
        ...gapInPatch(field, subject.kubernetes?.patch === true),
      });
      const [open] = targets.openScalers;
      if (answer.status !== "violation" || open === undefined) return answer;
      return notEvaluated(field, `what ${open.name} scales is not known`);
    },
  ),
);
