import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { WEBHOOK_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { Field } from "../../kernel/field";
import { all, any, selects, type Tri } from "../../kernel/label-selector";
import { holdsAny } from "../../kernel/text-lists";

const PODS = ["pods", "*", "*/*", "pods/*"];

export const whNoSelfLockout = control(
  {
    id: "wh-no-self-lockout",
    title: "Webhooks that judge pods must leave out the namespaces that they need.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K19"],
    frameworks: [],
    contract:
      "Restricted: webhooks with failurePolicy Fail of which a rule matches pods. Wanted: a namespaceSelector that " +
      "selects neither kube-system nor the namespace of the webhook's own Service, judged by the label " +
      "kubernetes.io/metadata.name. An absent selector selects all. With an unknown selector, or with " +
      "matchConditions, it is not evaluated.",
    rationale:
      "When its pods are gone, such a webhook refuses to let them start again, and with kube-system no node comes " +
      "back.",
    remediation:
      "Set namespaceSelector with kubernetes.io/metadata.name NotIn [kube-system, NAMESPACE].",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#avoiding-operating-on-the-kube-system-namespace",
    ],
    componentSide: "none, because no component makes a webhook.",
  },
  onResources(WEBHOOK_TYPES, ({ inputs, kubernetes }) =>
    eachEntry(inputs.at("webhooks"), (webhook) =>
      judge(webhook, kubernetes?.groupVersion.endsWith("/v1beta1") === true),
    ),
  ),
);

function judge(webhook: Field, older: boolean): Answer {
  const rules = webhook.at("rules").list();
  const closed = failsClosed(webhook.at("failurePolicy"), older);
  const matches: Tri =
    rules.state === "known"
      ? any(rules.value.map(matchesPods))
      : rules.state === "absent"
        ? "no"
        : "unknown";
  const applies = all([closed, matches]);
  if (applies === "no") return pass;
  const selector = webhook.at("namespaceSelector");
  const own = webhook.at("clientConfig", "service", "namespace").string();
  const needed = ["kube-system", ...(own.state === "known" ? [own.value] : [])];
  const caught = needed.map((name) => ({ name, tri: selectsNamespace(selector, name) }));
  const found = caught.find(({ tri }) => tri !== "no");
  if (found === undefined && own.state === "unknown") return notEvaluated(own.field, own.why);
  if (found === undefined) return pass;
  const conditions = webhook.at("matchConditions");
  if (!conditions.absent) return notEvaluated(conditions, "its expressions may leave them out");
  if (applies === "unknown" || found.tri === "unknown") {
    return notEvaluated(selector, "the rules or the selector are not known");
  }
  return violation(selector, `pods of ${found.name}`, "a selector that leaves that namespace out");
}

function failsClosed(policy: Field, older: boolean): Tri {
  const reading = policy.string();
  if (reading.state === "unknown") return "unknown";
  const value = reading.state === "known" ? reading.value : older ? "Ignore" : "Fail";
  return value === "Fail" ? "yes" : "no";
}

function matchesPods(rule: Field): Tri {
  return all([holdsAny(rule.at("apiGroups"), ["", "*"]), holdsAny(rule.at("resources"), PODS)]);
}

/** Of other labels of a namespace nothing is known; its name is a label of every one. */
function selectsNamespace(selector: Field, name: string): Tri {
  return selects(selector, Field.root({ "kubernetes.io/metadata.name": name }));
}
