import { CLUSTER_RULES } from "./cluster-rules";
import { DATA_RULES } from "./data-rules";
import { NETWORK_RULES } from "./network-rules";
import type { ChangeRule } from "./rule";

const WATCHED = [...CLUSTER_RULES, ...DATA_RULES, ...NETWORK_RULES];

/** Types of resources whose deletion a rule names. */
const CRITICAL = WATCHED.filter(({ on }) => on === "delete").flatMap(({ types }) => types);

/** Every change that has to be acknowledged. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  ...WATCHED,
  {
    id: "resource-region",
    types: CRITICAL.filter((type) => type.startsWith("aws:")),
    on: "change",
    paths: ["region"],
    // The region of the provider may be written out, or left out again.
    applies: (before, after) => before !== undefined && after !== undefined,
    effect: "replaces",
    consequence:
      "A resource stays in its region: a new, empty one is made in the other, and this one is deleted.",
    source: "@pulumi/aws, region of every resource",
  },
  {
    id: "protection-removed",
    types: CRITICAL,
    on: "change",
    paths: ["options.protect"],
    applies: (before, after) => before === true && after !== true,
    effect: "unprotects",
    consequence: "Pulumi deletes the resource from now on when the program does not have it.",
    source: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
  },
  {
    id: "retention-removed",
    types: CRITICAL,
    on: "change",
    paths: ["options.retainOnDelete"],
    applies: (before, after) => before === true && after !== true,
    effect: "unprotects",
    consequence:
      "When Pulumi deletes the resource, it is deleted in the account from now on and not left there.",
    source: "https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/",
  },
];
