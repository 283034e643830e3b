import { pass } from "../../kernel/answer";
import { WEBHOOK_TYPES } from "../../kernel/api-objects";
import { judgeCaBundle } from "../../kernel/ca-bundles";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

export const whCaBundle = control(
  {
    id: "wh-ca-bundle",
    title: "Admission webhooks must be called with a certificate authority of their own.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K11"],
    frameworks: [],
    contract:
      "Restricted: webhooks[].clientConfig. Wanted: caBundle, or an annotation by which cert-manager injects it, " +
      "and a url, if any, that begins with https. An absent caBundle means the roots of the API server's machine, a " +
      "violation; in a patch it is not evaluated. Unknown is not evaluated.",
    rationale:
      "Who answers in place of the webhook sees and changes each object that is written, and any public certificate " +
      "would do.",
    remediation: "Set caBundle, or the annotation cert-manager.io/inject-ca-from.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook",
    ],
    componentSide: "none, because no component makes a webhook.",
  },
  onResources(WEBHOOK_TYPES, ({ inputs, kubernetes }) =>
    eachEntry(inputs.at("webhooks"), (webhook) => [
      judgeCaBundle(inputs, webhook.at("clientConfig"), kubernetes?.patch === true),
      expectThat(webhook.at("clientConfig", "url").string(), {
        holds: (url) => url.startsWith("https://"),
        wanted: "an address that begins with https://",
        absent: pass,
      }),
    ]),
  ),
);
