import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { WEBHOOK_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { all } from "../../kernel/label-selector";
import { holdsAny } from "../../kernel/text-lists";

export const whWildcardScope = control(
  {
    id: "wh-wildcard-scope",
    title: "Admission webhooks should not ask for every object.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K19"],
    frameworks: [],
    contract:
      'Restricted: webhooks[].rules[]. Refused: a rule with "*" in apiGroups and in apiVersions, and "*" or "*/*" ' +
      "in resources. Absent lists match nothing. Unknown lists are not evaluated, unless another one excludes it.",
    rationale:
      "A webhook for everything stops everything when it fails, leases and its own pods among it, and sees every " +
      "Secret.",
    remediation: "List the groups and resources that the webhook judges.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules",
    ],
    componentSide: "none, because no component makes a webhook.",
  },
  onResources(WEBHOOK_TYPES, ({ inputs }) =>
    eachEntry(inputs.at("webhooks"), (webhook) =>
      eachEntry(webhook.at("rules"), (rule): Answer => {
        const everything = all([
          holdsAny(rule.at("apiGroups"), ["*"]),
          holdsAny(rule.at("apiVersions"), ["*"]),
          holdsAny(rule.at("resources"), ["*", "*/*"]),
        ]);
        if (everything === "no") return pass;
        if (everything === "yes")
          return violation(rule, "every object", "groups and resources by name");
        return notEvaluated(rule, "its groups, versions or resources are not known");
      }),
    ),
  ),
);
