import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { KARPENTER_NODE_CLASSES, NODE_GROUP } from "../../kernel/node-types";

export const ngReleasePinned = control(
  {
    id: "ng-release-pinned",
    title: "Nodes must have a pinned release that is rolled out and repaired in order.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C8", "K17"],
    frameworks: [],
    contract:
      "Restricted: version, releaseVersion, updateConfig and nodeRepairConfig.enabled of aws.eks.NodeGroup, and " +
      "amiSelectorTerms of node classes of Karpenter. Allowed: both versions set, maxUnavailable or " +
      "maxUnavailablePercentage set, repair on, and no alias that ends in @latest. Absent versions mean the " +
      "newest of the day, a violation; an absent updateConfig and an absent repair as well. Unknown is not " +
      "evaluated.",
    rationale:
      "Without a pin, the day on which a node is made decides what it runs, and nobody can make the same node " +
      "twice.",
    remediation:
      "Set version, releaseVersion, updateConfig.maxUnavailablePercentage and nodeRepairConfig.enabled; name a " +
      "release in amiSelectorTerms.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/node-repair.html",
      "https://karpenter.sh/docs/concepts/nodeclasses/",
    ],
    componentSide: "BottlerocketNodes and KarpenterNodePool pin a proven release.",
  },
  onResources([NODE_GROUP], ({ inputs }) => [
    isSet(inputs.at("version"), "a minor such as 1.35"),
    isSet(inputs.at("releaseVersion"), "a release"),
    limitsUpdates(inputs.at("updateConfig")),
    expectThat(inputs.at("nodeRepairConfig", "enabled").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: false,
    }),
  ]),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) =>
    eachEntry(inputs.at("spec", "amiSelectorTerms"), (term) =>
      expectThat(term.at("alias").string(), {
        holds: (alias) => !alias.endsWith("@latest"),
        wanted: "an alias with a version",
        absent: pass,
      }),
    ),
  ),
);

function isSet(field: Field, wanted: string): Answer {
  return expectThat(field.string(), { holds: (text) => text !== "", wanted });
}

function limitsUpdates(config: Field): Answer {
  const limits = [config.at("maxUnavailablePercentage"), config.at("maxUnavailable")];
  if (limits.some((limit) => limit.number().state === "known")) return pass;
  const gap = limits.map((limit) => limit.number()).find(({ state }) => state === "unknown");
  if (gap?.state === "unknown") return notEvaluated(gap.field, gap.why);
  return violation(
    config.at("maxUnavailablePercentage"),
    "absent",
    "a share of nodes, or maxUnavailable",
  );
}
