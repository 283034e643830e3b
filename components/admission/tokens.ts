import {
  allOf,
  anyOf,
  at,
  equal,
  not,
  objectsAt,
  some,
  text,
  textAt,
  truthAt,
  type Condition,
} from "./cel";
import type { GuardPolicy } from "./guard-policy";
import { pods } from "./pod-places";

const POD = pods(["pods"], ["CREATE"]);
/** Where the API server mounts the token of the service account (Kubernetes documentation, "Service accounts"). */
const TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Validation comes after the API server has put the token's volume in. */
function holdsToken(): Condition {
  const mounts = ["containers", "initContainers"].map((key) =>
    some(objectsAt(POD.specOf("object", key)), "c", (container) =>
      some(objectsAt(at(container, "volumeMounts")), "m", (mount) =>
        equal(textAt(at(mount, "mountPath")), text(TOKEN_PATH)),
      ),
    ),
  );
  return anyOf(...mounts);
}

/**
 * Controls sa-automount-pod and sa-no-token-secret. A pod has a token only when it says so itself, and only that of an
 * account of its own: the token of the account "default" would be shared by whatever else runs in the namespace.
 */
export const TOKENS: readonly GuardPolicy[] = [
  {
    name: "pod-tokens",
    control: "sa-automount-pod",
    guards: POD.guards,
    holds: anyOf(
      not(holdsToken()),
      allOf(
        truthAt(POD.specOf("object", "automountServiceAccountToken")),
        not(equal(textAt(POD.specOf("object", "serviceAccountName")), text("default"))),
      ),
    ),
    message:
      "sa-automount-pod: the pod gets a token of the Kubernetes API without asking for one. Set " +
      "automountServiceAccountToken to false; for a client of the API, set it to true and name a service account of its own.",
    exemptsSystem: true,
  },
  {
    name: "token-secrets",
    control: "sa-no-token-secret",
    // The type of a Secret cannot be changed.
    guards: [
      { apiGroups: [""], apiVersions: ["v1"], resources: ["secrets"], operations: ["CREATE"] },
    ],
    holds: not(equal(textAt(at("object", "type")), text("kubernetes.io/service-account-token"))),
    message:
      "sa-no-token-secret: a token in a Secret never expires. " +
      "Use the projected token of the pod, or kubectl create token.",
    exemptsSystem: false,
  },
];
