import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field, Reading } from "./field";
import { both, either, truthOf, type Truth } from "./truth";

const LEVELS = ["None", "Metadata", "Request", "RequestResponse"];
const METADATA = LEVELS.indexOf("Metadata");

/** A request of a person, of which the audit log must have a record. */
interface AuditedRequest {
  readonly what: string;
  readonly verb: string;
  /** API group; empty for the core group. */
  readonly group: string;
  readonly resource: string;
  readonly namespaced: boolean;
  /** True where bodies hold secrets, so that a record may hold the metadata alone. */
  readonly secretBody?: boolean;
}

/** What the CIS Kubernetes Benchmark 1.12.0 names in 3.2.2, and changes of rights. */
export const AUDITED_REQUESTS: readonly AuditedRequest[] = [
  {
    what: "reading Secrets",
    verb: "get",
    group: "",
    resource: "secrets",
    namespaced: true,
    secretBody: true,
  },
  {
    what: "creating Secrets",
    verb: "create",
    group: "",
    resource: "secrets",
    namespaced: true,
    secretBody: true,
  },
  {
    what: "changing ConfigMaps",
    verb: "update",
    group: "",
    resource: "configmaps",
    namespaced: true,
    secretBody: true,
  },
  {
    what: "asking for tokens",
    verb: "create",
    group: "",
    resource: "serviceaccounts/token",
    namespaced: true,
    secretBody: true,
  },
  {
    what: "token reviews",
    verb: "create",
    group: "authentication.k8s.io",
    resource: "tokenreviews",
    namespaced: false,
    secretBody: true,
  },
  { what: "creating pods", verb: "create", group: "", resource: "pods", namespaced: true },
  {
    what: "changing Deployments",
    verb: "update",
    group: "apps",
    resource: "deployments",
    namespaced: true,
  },
  ...["pods/exec", "pods/portforward", "pods/proxy", "services/proxy"].map((resource) => ({
    what: `using ${resource}`,
    verb: "create",
    group: "",
    resource,
    namespaced: true,
  })),
  {
    what: "giving rights",
    verb: "create",
    group: "rbac.authorization.k8s.io",
    resource: "clusterrolebindings",
    namespaced: false,
  },
];

/** A namespace of people, none of the system. */
const NAMESPACE = "team";

/** The answers about an audit policy: the first rule that matches a request decides what is recorded of it. */
export function judgeAuditPolicy(policy: Field): readonly Answer[] {
  const rules = policy.at("rules");
  const list = rules.list();
  if (list.state === "unknown") return [notEvaluated(rules, list.why)];
  const entries = list.state === "known" ? list.value : [];
  return AUDITED_REQUESTS.map((request) => judgeRequest(rules, entries, request));
}

function judgeRequest(list: Field, rules: readonly Field[], request: AuditedRequest): Answer {
  const { what, secretBody } = request;
  for (const rule of rules) {
    const matches = matchesRequest(rule, request);
    if (matches === "no") continue;
    const level = rule.at("level").string();
    const rank = level.state === "known" ? LEVELS.indexOf(level.value) : -1;
    if (matches === "maybe" && isWanted(rank, secretBody)) continue;
    if (matches === "maybe") return notEvaluated(rule, `whether it is about ${what} is not known`);
    if (level.state === "unknown") return notEvaluated(level.field, level.why);
    if (isWanted(rank, secretBody)) return pass;
    const found = level.state === "known" ? `${level.value} for ${what}` : "absent";
    const bound = secretBody === true ? "Metadata" : "Metadata or more";
    return violation(level.field, found, `${bound} (CIS 3.2.2)`);
  }
  return violation(list, `no rule for ${what}`, "a last rule with level Metadata (CIS 3.2.1)");
}

function isWanted(rank: number, secretBody: boolean | undefined): boolean {
  return secretBody === true ? rank === METADATA : rank >= METADATA;
}

/** Whether a rule is about a request of a person (k8s.io/apiserver/pkg/audit/policy, ruleMatches). */
function matchesRequest(rule: Field, request: AuditedRequest): Truth {
  if (rule.unknown !== undefined) return "maybe";
  const resources = rule.at("resources");
  const namespaces = rule.at("namespaces");
  const urls = isGiven(rule.at("nonResourceURLs"));
  const aboutResources = either(isGiven(resources), isGiven(namespaces));
  return both(
    oneOf(rule.at("users"), () => "no"),
    oneOf(rule.at("userGroups"), (group) => truthOf(group === "system:authenticated")),
    oneOf(rule.at("verbs"), (verb) => truthOf(verb === request.verb)),
    oneOf(namespaces, (name) => truthOf(name === (request.namespaced ? NAMESPACE : ""))),
    aboutResources === "no" && urls === "yes" ? "no" : "yes",
    matchesResource(resources, request),
  );
}

function isGiven(field: Field): Truth {
  const list = field.list();
  if (list.state === "unknown") return "maybe";
  return truthOf(list.state === "known" && list.value.length > 0);
}

/** Whether one text of a list fits; an empty or absent list fits everything. */
function oneOf(field: Field, fits: (text: string) => Truth): Truth {
  const list = field.list();
  if (list.state === "unknown") return "maybe";
  if (list.state === "absent" || list.value.length === 0) return "yes";
  return either(...list.value.map((entry) => textFits(entry.string(), fits)));
}

function textFits(text: Reading<string>, fits: (text: string) => Truth): Truth {
  if (text.state === "unknown") return "maybe";
  return fits(text.state === "known" ? text.value : "");
}

function matchesResource(field: Field, request: AuditedRequest): Truth {
  const list = field.list();
  if (list.state === "unknown") return "maybe";
  if (list.state === "absent" || list.value.length === 0) return "yes";
  const matches = list.value.map((entry) =>
    both(
      textFits(entry.at("group").string(), (group) => truthOf(group === request.group)),
      oneOf(entry.at("resources"), (name) => truthOf(covers(name, request.resource))),
      // A rule about named objects is about no other.
      oneOf(entry.at("resourceNames"), () => "no"),
    ),
  );
  return either(...matches);
}

function covers(pattern: string, resource: string): boolean {
  const [name, subresource] = resource.split("/");
  if (pattern === "*" || pattern === resource) return true;
  return subresource !== undefined && [`${name ?? ""}/*`, `*/${subresource}`].includes(pattern);
}
