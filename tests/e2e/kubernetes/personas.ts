import { accepted, messageOf, type ApiClient } from "./client";

/** What somebody wants to do in a namespace. */
export interface Action {
  readonly verb: string;
  /** Resource, with its subresource behind a slash. */
  readonly resource: string;
  /** API group. Default the core group. */
  readonly group?: string;
}

/** Asks the server whether somebody who is in one group alone may do something; without a namespace, in the whole cluster. */
export async function isAllowed(
  admin: ApiClient,
  group: string,
  action: Action,
  namespace?: string,
): Promise<boolean> {
  const [resource = "", subresource] = action.resource.split("/");
  const resourceAttributes = {
    verb: action.verb,
    group: action.group ?? "",
    resource,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  const answer = await admin.create({
    apiVersion: "authorization.k8s.io/v1",
    kind: "SubjectAccessReview",
    metadata: {},
    spec: { user: "somebody", groups: [group, "system:authenticated"], resourceAttributes },
  });
  if (!accepted(answer)) throw new Error(messageOf(answer));
  return (answer.body["status"] as { readonly allowed: boolean }).allowed;
}

type Letters = "" | "o" | "do" | "vdo";

/** An action, and which of viewer, developer and operator may do it: with the defaults, and in a relaxed namespace. */
export interface PersonaRow {
  readonly action: Action;
  readonly usually: Letters;
  readonly relaxed: Letters;
}

const row = (
  verb: string,
  resource: string,
  usually: Letters,
  relaxed: Letters = usually,
): PersonaRow => {
  const [name = "", group] = resource.split("@");
  return { action: { verb, resource: name, ...(group && { group }) }, usually, relaxed };
};

const RBAC = "rbac.authorization.k8s.io";
const NETWORKING = "networking.k8s.io";

/** The relaxations of the test program's namespace `lab`: deployments by hand, sessions in pods, reading Secrets. */
export const PERSONAS: readonly PersonaRow[] = [
  row("list", "pods", "vdo"),
  row("get", "pods/log", "vdo"),
  row("watch", "events", "vdo"),
  row("list", "deployments@apps", "vdo"),
  row("get", `networkpolicies@${NETWORKING}`, "vdo"),
  row("get", "resourcequotas", "vdo"),
  row("delete", "pods", "do"),
  row("update", "configmaps", "do"),
  row("patch", "deployments/scale@apps", "do"),
  row("create", "services", "o"),
  row("update", `ingresses@${NETWORKING}`, "o"),
  row("create", "pods/eviction", "o"),
  row("update", "horizontalpodautoscalers@autoscaling", "o"),
  row("delete", "persistentvolumeclaims", "o"),
  row("create", "deployments@apps", "", "do"),
  row("update", "statefulsets@apps", "", "do"),
  row("create", "jobs@batch", "", "do"),
  row("create", "pods/exec", "", "do"),
  row("get", "pods/exec", "", "do"),
  row("create", "pods/portforward", "", "do"),
  row("get", "secrets", "", "do"),
  row("list", "secrets", "", "do"),
  row("create", "secrets", ""),
  row("create", "pods", ""),
  row("create", "pods/attach", ""),
  row("update", "pods/ephemeralcontainers", ""),
  row("create", "daemonsets@apps", ""),
  row("create", "serviceaccounts/token", ""),
  row("create", "serviceaccounts", ""),
  row("impersonate", "serviceaccounts", ""),
  row("update", `networkpolicies@${NETWORKING}`, ""),
  row("delete", `networkpolicies@${NETWORKING}`, ""),
  row("update", "resourcequotas", ""),
  row("update", "limitranges", ""),
  row("create", `roles@${RBAC}`, ""),
  row("create", `rolebindings@${RBAC}`, ""),
  row("escalate", `roles@${RBAC}`, ""),
  row("bind", `clusterroles@${RBAC}`, ""),
  row("create", "endpoints", ""),
  row("create", "endpointslices@discovery.k8s.io", ""),
  row("patch", "namespaces", ""),
  row("delete", "namespaces", ""),
];

/** What no tenant may do anywhere, because it leads out of the namespace. */
export const CLUSTER_WIDE: readonly Action[] = [
  { verb: "get", resource: "nodes" },
  { verb: "get", resource: "nodes/proxy" },
  { verb: "list", resource: "namespaces" },
  { verb: "create", resource: "namespaces" },
  { verb: "list", resource: "secrets" },
  { verb: "list", resource: "pods" },
  { verb: "create", resource: "persistentvolumes" },
  { verb: "impersonate", resource: "users" },
  { verb: "impersonate", resource: "groups" },
  { verb: "create", resource: "certificatesigningrequests", group: "certificates.k8s.io" },
  {
    verb: "update",
    resource: "certificatesigningrequests/approval",
    group: "certificates.k8s.io",
  },
  {
    verb: "update",
    resource: "validatingadmissionpolicies",
    group: "admissionregistration.k8s.io",
  },
  {
    verb: "delete",
    resource: "validatingadmissionpolicybindings",
    group: "admissionregistration.k8s.io",
  },
  {
    verb: "create",
    resource: "mutatingwebhookconfigurations",
    group: "admissionregistration.k8s.io",
  },
  { verb: "create", resource: "clusterrolebindings", group: RBAC },
  { verb: "create", resource: "customresourcedefinitions", group: "apiextensions.k8s.io" },
  { verb: "create", resource: "apiservices", group: "apiregistration.k8s.io" },
];
