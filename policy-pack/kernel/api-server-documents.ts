import { asList, notEvaluated, pass, violation, type Answer, type Answers } from "./answer";
import { eachEntry } from "./each-entry";
import { show } from "./expect";
import type { Field } from "./field";

/** Paths that load balancers and probes ask for, and that tell nothing else. */
const HEALTH = ["/livez", "/readyz", "/healthz"];
const MODES = ["Node", "RBAC"];

/** An AuthenticationConfiguration: without `anonymous` the flag of the API server decides. */
export function judgeAuthentication(document: Field): Answers {
  const anonymous = document.at("anonymous");
  const enabled = anonymous.at("enabled").boolean();
  if (enabled.state === "absent" || (enabled.state === "known" && !enabled.value)) return pass;
  const answers = asList(judgeConditions(anonymous));
  if (enabled.state === "known" || answers.every(({ status }) => status === "pass")) return answers;
  return notEvaluated(enabled.field, enabled.why);
}

function judgeConditions(anonymous: Field): Answers {
  const conditions = anonymous.at("conditions");
  const wanted = `conditions with paths among ${HEALTH.join(", ")} alone (CIS 1.2.1)`;
  const list = conditions.list();
  if (list.state === "absent" || (list.state === "known" && list.value.length === 0)) {
    return violation(conditions, "true for every path", wanted);
  }
  return eachEntry(conditions, (condition) => judgePath(condition.at("path"), wanted));
}

function judgePath(field: Field, wanted: string): Answer {
  const path = field.string();
  if (path.state === "unknown") return notEvaluated(field, path.why);
  if (path.state === "known" && HEALTH.includes(path.value)) return pass;
  return violation(field, path.state === "known" ? show(path.value) : "absent", wanted);
}

/** True where one of the documents says who may come without a name, or may say it. */
export function decidesAnonymous(documents: readonly Field[]): boolean {
  return documents.some((document) => !document.at("anonymous").absent);
}

/** An AuthorizationConfiguration must list the authorizers Node and RBAC, and none that allows all. */
export function judgeAuthorization(document: Field): Answers {
  const authorizers = document.at("authorizers");
  const list = authorizers.list();
  if (list.state === "unknown") return notEvaluated(authorizers, list.why);
  const entries = list.state === "known" ? list.value.map((entry) => entry.at("type")) : [];
  const types = entries.map((entry) => entry.string());
  const known = types.flatMap((type) => (type.state === "known" ? [type.value] : []));
  const gaps = types.flatMap((type) =>
    type.state === "unknown" ? [notEvaluated(type.field, type.why)] : [],
  );
  const open = types.flatMap((type) =>
    type.state === "known" && type.value === "AlwaysAllow"
      ? [violation(type.field, "AlwaysAllow", "Node, RBAC or Webhook (CIS 1.2.6)")]
      : [],
  );
  const missing = MODES.filter((mode) => !known.includes(mode));
  if (missing.length === 0 || gaps.length > 0) return [...open, ...gaps];
  const wanted = `authorizers of types ${MODES.join(" and ")} (CIS 1.2.7, 1.2.8)`;
  return [...open, violation(authorizers, `no ${missing.join(" and no ")}`, wanted)];
}
