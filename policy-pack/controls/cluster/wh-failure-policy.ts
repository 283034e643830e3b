import { WEBHOOK_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { gapInPatch } from "../../kernel/missing";

import { attack } from "../../kernel/frameworks";

export const whFailurePolicy = control(
  {
    id: "wh-failure-policy",
    title: "Admission webhooks should fail closed, quickly and without side effects.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K19"],
    frameworks: attack("T1546"),
    contract:
      "Restricted: webhooks[].failurePolicy, timeoutSeconds and sideEffects. Wanted: Fail, 10 seconds or less, and " +
      "None or NoneOnDryRun. Absent means Fail and 10 in v1, and Ignore and 30 in v1beta1; absent sideEffects mean " +
      "Unknown, a finding. In a patch absence is not evaluated. Unknown is not evaluated.",
    rationale:
      "A guard that is skipped when it does not answer is switched off by whoever overloads it.",
    remediation:
      "Set failurePolicy to Fail, timeoutSeconds to 10 or less, and sideEffects to None.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
    ],
    componentSide: "none, because no component makes a webhook.",
  },
  onResources(WEBHOOK_TYPES, ({ inputs, kubernetes }) => {
    const older = kubernetes?.groupVersion.endsWith("/v1beta1") === true;
    const patch = kubernetes?.patch === true;
    return eachEntry(inputs.at("webhooks"), (webhook) => [
      expectThat(webhook.at("failurePolicy").string(), {
        holds: (policy) => policy === "Fail",
        wanted: "Fail",
        absentMeans: older ? "Ignore" : "Fail",
        ...gapInPatch(webhook.at("failurePolicy"), patch),
      }),
      expectThat(webhook.at("timeoutSeconds").number(), {
        holds: (seconds) => seconds <= 10,
        wanted: "10 or less",
        absentMeans: older ? 30 : 10,
        ...gapInPatch(webhook.at("timeoutSeconds"), patch),
      }),
      expectThat(webhook.at("sideEffects").string(), {
        holds: (effects) => ["None", "NoneOnDryRun"].includes(effects),
        wanted: "None or NoneOnDryRun",
        absentMeans: "Unknown",
        ...gapInPatch(webhook.at("sideEffects"), patch),
      }),
    ]);
  }),
);
