import { all, any, field, type Condition } from "./filter-pattern";

/** Something in the audit log that people are told about. */
export interface Detection {
  /** Part of the resource names: renaming it replaces the alarm. */
  readonly name: string;
  /** For the people who get the alarm: what happened. */
  readonly description: string;
  readonly condition: Condition;
  /** Number of events within five minutes from which on the alarm goes off. */
  readonly threshold: number;
}

const CHANGES = ["create", "update", "patch", "delete", "deletecollection"];
const READS = ["get", "list", "watch"];

/** Audit events, and not the other streams of the log group. */
const auditEvent = field("kind").is("Event");
const granted = field("responseStatus.code").isBelow(400);
const verb = (verbs: readonly string[]): Condition =>
  any(...verbs.map((one) => field("verb").is(one)));
const resource = field("objectRef.resource");
const user = field("user.username");

/** Requests of Kubernetes itself: service accounts, nodes and control-plane components; and of EKS. */
const byPeople = all(user.isNot("system:*"), user.isNot("eks:*"));

/** What EKS and its load balancers ask of the API server without credentials. */
const HEALTH_PATHS = ["/healthz*", "/livez*", "/readyz*"];

const anonymousAccess: Detection = {
  name: "anonymous-access",
  description: "A request without credentials was granted, outside the health checks",
  condition: all(
    auditEvent,
    user.is("system:anonymous"),
    granted,
    ...HEALTH_PATHS.map((path) => field("requestURI").isNot(path)),
  ),
  threshold: 1,
};

/** A debug container and the proxy of a node reach into pods as much as exec does. */
const podAccess: Detection = {
  name: "pod-access",
  description: "Somebody opened a session in a pod: exec, attach, port forward or debug container",
  condition: all(
    auditEvent,
    granted,
    any(
      all(
        resource.is("pods"),
        any(
          ...["exec", "attach", "portforward", "ephemeralcontainers"].map((one) =>
            field("objectRef.subresource").is(one),
          ),
        ),
      ),
      all(resource.is("nodes"), field("objectRef.subresource").is("proxy"), byPeople),
    ),
  ),
  threshold: 1,
};

const secretsRead: Detection = {
  name: "secrets-read",
  description: "A person read Secrets",
  condition: all(auditEvent, resource.is("secrets"), verb(READS), granted, byPeople),
  threshold: 1,
};

/** Three controllers change roles and bindings on their own: at start, for aggregated roles, for deleted namespaces. */
const RBAC_CONTROLLERS = [
  "system:apiserver",
  "system:serviceaccount:kube-system:clusterrole-aggregation-controller",
  "system:serviceaccount:kube-system:namespace-controller",
];

const rbacChange: Detection = {
  name: "rbac-change",
  description: "Roles or role bindings were changed",
  condition: all(
    auditEvent,
    field("objectRef.apiGroup").is("rbac.authorization.k8s.io"),
    verb(CHANGES),
    granted,
    user.isNot("eks:*"),
    ...RBAC_CONTROLLERS.map((one) => user.isNot(one)),
  ),
  threshold: 1,
};

/** EKS approves the serving certificates of kubelets as eks:certificate-controller. */
const certificateApproval: Detection = {
  name: "certificate-approval",
  description: "A certificate signing request was approved or denied by somebody other than EKS",
  condition: all(
    auditEvent,
    resource.is("certificatesigningrequests"),
    field("objectRef.subresource").is("approval"),
    granted,
    user.isNot("eks:*"),
    user.isNot("system:kube-controller-manager"),
  ),
  threshold: 1,
};

const forbiddenBurst: Detection = {
  name: "forbidden-burst",
  description: "Many requests were forbidden within five minutes",
  condition: all(auditEvent, field("responseStatus.code").equals(403)),
  threshold: 20,
};

/** The cluster does not read this ConfigMap; whoever writes it tries to get in by the old way. */
const awsAuthChange: Detection = {
  name: "aws-auth-change",
  description: "Somebody wrote the aws-auth ConfigMap",
  condition: all(
    auditEvent,
    resource.is("configmaps"),
    field("objectRef.namespace").is("kube-system"),
    field("objectRef.name").is("aws-auth"),
    verb(CHANGES),
  ),
  threshold: 1,
};

export const DETECTIONS: readonly Detection[] = [
  anonymousAccess,
  podAccess,
  secretsRead,
  rbacChange,
  certificateApproval,
  forbiddenBurst,
  awsAuthChange,
];
