import { object, type Stack, type TestResource } from "../../../support/stack";
import { ABSENT, parsePath, tweak } from "../../../support/tweak";

/** Who asks: an administrator, or somebody who may edit in the namespace `shop` and nothing else. */
export type Requester = "administrator" | "editor";

/**
 * What refused a request, or `admitted`. A policy of the guard is named by the control that it stands for, another one by
 * its own name.
 */
export type Answerer =
  | `guard ${string}`
  | `policy ${string}`
  | "admitted"
  | "PodSecurity"
  | "ResourceQuota"
  | "LimitRanger"
  | "ServiceAccount"
  | "NamespaceLifecycle"
  | "CertificateSubjectRestriction"
  | "RBAC"
  | "RBAC escalation check"
  | "validation";

/** What the API server and the pack say about a request. */
export interface Verdicts {
  /** The API server's answer. */
  readonly server: Answerer;
  /** Controls that object to the object: mandatory ones, and those that the guard stands for. */
  readonly pack: readonly string[];
  /** Why one of the two lets pass what the other refuses. */
  readonly difference?: string;
}

/** A request, and what the API server and the pack say about its object. */
export interface RequestRow extends Verdicts {
  readonly name: string;
  readonly resource: TestResource;
  /** By default the object is created. */
  readonly verb?: "delete" | "add ephemeral container";
  /** By default an administrator. */
  readonly by?: Requester;
  /** What held up to a Kubernetes minor version, where a later one changed it. */
  readonly upTo?: Verdicts & { readonly minor: string };
}

/** What holds at a minor version. */
export function verdictsAt({ upTo, ...row }: RequestRow, minor: string): Verdicts {
  const isOlder = upTo !== undefined && Number(minor.slice(2)) <= Number(upTo.minor.slice(2));
  return isOlder ? upTo : row;
}

/** One change of an object, as `["spec.hostNetwork", true]`. */
export type Change = readonly [place: string, value: unknown];
export { ABSENT };

/** An object with places changed. */
export function changed(resource: TestResource, ...changes: readonly Change[]): TestResource {
  const change = (stack: Stack, [place, value]: Change): Stack =>
    tweak(stack, resource.name, parsePath(place), value);
  return changes.reduce(change, [resource])[0] ?? resource;
}

const IMAGE = `registry.example.com/shop/web:1.2.3@sha256:${"0123456789abcdef".repeat(4)}`;

/** A container that breaks no rule. */
export const CONTAINER = {
  name: "web",
  image: IMAGE,
  imagePullPolicy: "IfNotPresent",
  resources: {
    requests: { cpu: "100m", memory: "64Mi", "ephemeral-storage": "64Mi" },
    limits: { cpu: "100m", memory: "64Mi", "ephemeral-storage": "64Mi" },
  },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
  livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 20 },
  readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5 },
};

export const POD_SPEC = {
  serviceAccountName: "web",
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
    fsGroup: 10001,
    supplementalGroups: [10001],
    seccompProfile: { type: "RuntimeDefault" },
  },
  containers: [CONTAINER],
};

const metadata = (name: string) => ({
  name,
  namespace: "shop",
  labels: { app: "web", "app.kubernetes.io/name": "web" },
});

/** A pod that breaks no rule, with changes. */
export function podWith(...changes: readonly Change[]): TestResource {
  return changed(
    object("core/v1:Pod", "web", { metadata: metadata("web"), spec: POD_SPEC }),
    ...changes,
  );
}

/** A Deployment that breaks no rule, with changes. */
export function deploymentWith(...changes: readonly Change[]): TestResource {
  const labels = metadata("web").labels;
  const spec = {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels }, spec: POD_SPEC },
  };
  return changed(
    object("apps/v1:Deployment", "web", { metadata: metadata("web"), spec }),
    ...changes,
  );
}
