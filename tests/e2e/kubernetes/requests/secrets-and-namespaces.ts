import { DELETIONS, WHO_ASKS } from "./differences";
import { object, type TestResource } from "../../../support/stack";
import type { RequestRow } from "./row";

function secret(type: string | undefined, more: object = {}): TestResource {
  return object("core/v1:Secret", "tester", {
    metadata: { name: "tester", namespace: "shop", ...more },
    ...(type === undefined ? {} : { type }),
  });
}

function namespace(name: string, labels: object = {}): TestResource {
  return object("core/v1:Namespace", name, { metadata: { name, labels } });
}

const level = (value: string) => ({
  "pod-security.kubernetes.io/enforce": value,
  "pod-security.kubernetes.io/enforce-version": "v1.35",
});
const account = { "kubernetes.io/service-account.name": "web" };

/** Secrets, service accounts and namespaces. */
export const SECRETS_AND_NAMESPACES: readonly RequestRow[] = [
  { name: "a Secret", resource: secret("Opaque"), server: "admitted", pack: [] },
  {
    name: "a token in a Secret",
    resource: secret("kubernetes.io/service-account-token", { annotations: account }),
    server: "guard sa-no-token-secret",
    pack: ["sa-no-token-secret"],
  },
  {
    name: "a token in a Secret, for an editor",
    resource: secret("kubernetes.io/service-account-token", { annotations: account }),
    by: "editor",
    server: "guard sa-no-token-secret",
    pack: ["sa-no-token-secret"],
  },
  {
    name: "a token in a Secret of no account",
    resource: secret("kubernetes.io/service-account-token"),
    server: "validation",
    pack: ["sa-no-token-secret"],
  },
  {
    name: "a Secret in kube-system, for an editor",
    resource: secret("Opaque", { namespace: "kube-system" }),
    by: "editor",
    server: "RBAC",
    pack: [],
    difference: WHO_ASKS,
  },
  {
    name: "a service account whose pods get tokens",
    resource: object("core/v1:ServiceAccount", "tester", {
      metadata: { name: "tester", namespace: "shop" },
      automountServiceAccountToken: true,
    }),
    server: "admitted",
    pack: [],
  },
  {
    name: "a service account",
    resource: object("core/v1:ServiceAccount", "tester", {
      metadata: { name: "tester", namespace: "shop" },
      automountServiceAccountToken: false,
    }),
    server: "admitted",
    pack: [],
  },
  {
    name: "a namespace without a level",
    resource: namespace("fresh"),
    server: "admitted",
    pack: ["ns-default-deny-egress", "ns-default-deny-ingress", "ns-psa-enforce"],
    difference:
      "Kubernetes treats a namespace without a level as privileged, and takes policies later; the pack sees the whole stack.",
  },
  {
    name: "a privileged namespace",
    resource: namespace("fresh", level("privileged")),
    server: "admitted",
    pack: ["ns-default-deny-egress", "ns-default-deny-ingress", "ns-psa-enforce"],
    difference:
      "Kubernetes leaves the level to whoever may make namespaces; the pack sees the whole stack.",
  },
  {
    name: "a level that is none",
    resource: namespace("fresh", level("strict")),
    server: "validation",
    pack: [
      "ns-default-deny-egress",
      "ns-default-deny-ingress",
      "ns-psa-enforce",
      "ns-psa-labels-valid",
    ],
  },
  {
    name: "a namespace of an editor",
    resource: namespace("fresh", level("restricted")),
    by: "editor",
    server: "RBAC",
    pack: ["ns-default-deny-egress", "ns-default-deny-ingress"],
  },
  {
    name: "the end of a protected namespace",
    verb: "delete",
    resource: namespace("shop"),
    server: "guard guard-present",
    pack: [],
    difference: DELETIONS,
  },
  {
    name: "the end of kube-system",
    verb: "delete",
    resource: namespace("kube-system"),
    server: "NamespaceLifecycle",
    pack: [],
    difference: DELETIONS,
  },
  {
    name: "the end of the guard's namespace",
    verb: "delete",
    resource: namespace("hardened-cluster-guard"),
    server: "guard guard-present",
    pack: [],
    difference: DELETIONS,
  },
  {
    name: "the end of another namespace",
    verb: "delete",
    resource: namespace("lab"),
    server: "admitted",
    pack: [],
  },
];
