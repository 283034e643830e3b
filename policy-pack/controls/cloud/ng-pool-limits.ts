import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { missing } from "../../kernel/missing";
import { NODE_POOLS } from "../../kernel/node-types";
import type { Subject } from "../../kernel/subject";

export const ngPoolLimits = control(
  {
    id: "ng-pool-limits",
    title: "A pool of nodes must have limits.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K6"],
    frameworks: [],
    contract:
      "Restricted: spec.limits of NodePool of karpenter.sh. Allowed: limits with cpu or memory. Absent means no " +
      "limit, a violation; in a patch it is not evaluated. Unknown is not evaluated.",
    rationale:
      "Without limits, one workload that asks for more and more pods makes nodes until the account is at its " +
      "end.",
    remediation: "Set spec.limits.cpu and spec.limits.memory.",
    references: ["https://karpenter.sh/docs/concepts/nodepools/"],
    componentSide: "AutoModeNodePool and KarpenterNodePool make pools with limits.",
  },
  onResources(NODE_POOLS, judge),
);

const WANTED = "a limit of cpu or memory";

function judge({ inputs, kubernetes }: Subject): Answer {
  const limits = inputs.at("spec", "limits");
  const patch = kubernetes?.patch === true;
  const reading = limits.entries();
  if (reading.state === "absent") return missing(limits, WANTED, patch);
  if (reading.state === "unknown") return notEvaluated(limits, reading.why);
  const found = [limits.at("cpu"), limits.at("memory")];
  if (found.some((field) => field.any().state === "known")) return pass;
  const gap = found.find((field) => field.unknown !== undefined);
  if (gap?.unknown !== undefined) return notEvaluated(gap, gap.unknown);
  return violation(limits, "neither cpu nor memory", WANTED);
}
