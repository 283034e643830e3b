import { AT_THE_TIME, WHO_ASKS } from "./differences";
import { ABSENT, CONTAINER, deploymentWith, podWith, type RequestRow } from "./row";

const OTHER_IMAGE = `ghcr.io/example/tool:1.0.0@sha256:${"0123456789abcdef".repeat(4)}`;

/** Pods by their images, tokens, limits and namespaces, and containers that are added to them. */
export const GUARDED_PODS: readonly RequestRow[] = [
  {
    name: "an image by tag",
    resource: podWith(["spec.containers[0].image", "registry.example.com/shop/web:1.2.3"]),
    server: "guard img-digest",
    pack: ["img-digest"],
  },
  {
    name: "an image of another registry",
    resource: podWith(["spec.containers[0].image", OTHER_IMAGE]),
    server: "guard img-allowed-repos",
    pack: ["img-allowed-repos"],
  },
  {
    name: "an image of Docker Hub by its short name",
    resource: podWith([
      "spec.containers[0].image",
      OTHER_IMAGE.replace("ghcr.io/example/tool", "nginx"),
    ]),
    server: "guard img-allowed-repos",
    pack: ["img-allowed-repos"],
  },
  {
    name: "a registry that only begins like an allowed one",
    resource: podWith([
      "spec.containers[0].image",
      OTHER_IMAGE.replace("ghcr.io", "registry.example.com.evil.example"),
    ]),
    server: "guard img-allowed-repos",
    pack: ["img-allowed-repos"],
  },
  {
    name: "a template with an image by tag",
    resource: deploymentWith([
      "spec.template.spec.containers[0].image",
      "registry.example.com/shop/web:1.2.3",
    ]),
    server: "guard img-digest",
    pack: ["img-digest"],
  },
  {
    name: "an image volume of another registry",
    resource: podWith([
      "spec.volumes",
      [{ name: "model", image: { reference: OTHER_IMAGE, pullPolicy: "IfNotPresent" } }],
    ]),
    server: "guard img-allowed-repos",
    pack: ["img-volume-source"],
    difference:
      "The guard's list of registries holds for image volumes too; the pack refuses every image volume, by img-volume-source.",
    upTo: {
      minor: "1.34",
      server: "admitted",
      pack: ["img-volume-source"],
      difference: "Image volumes are off by default there: the API server drops the field.",
    },
  },
  {
    name: "a token that nobody asked for",
    resource: podWith(["spec.automountServiceAccountToken", ABSENT]),
    server: "admitted",
    pack: ["sa-automount-pod"],
    difference:
      "The guard sees the pod after admission has asked its account, which gives no token; the pack wants it in the pod itself, which may run under another account one day.",
  },
  {
    name: "a token of its own account",
    resource: podWith(["spec.automountServiceAccountToken", true]),
    server: "admitted",
    pack: ["sa-automount-pod"],
    difference:
      "The guard lets a client of the API have a token of its own account; the pack reports every token, so that each has its exemption on record.",
  },
  {
    name: "a token of the default account",
    resource: podWith(
      ["spec.automountServiceAccountToken", true],
      ["spec.serviceAccountName", "default"],
    ),
    server: "guard sa-automount-pod",
    pack: ["sa-automount-pod"],
  },
  {
    name: "an account that is not there",
    resource: podWith(["spec.serviceAccountName", "ghost"]),
    server: "ServiceAccount",
    pack: [],
    difference: AT_THE_TIME,
  },
  {
    name: "no limits at all",
    resource: podWith(["spec.containers[0].resources", ABSENT]),
    server: "admitted",
    pack: [],
  },
  {
    name: "more memory than a container may have",
    resource: podWith(
      ["spec.containers[0].resources.limits.memory", "64Gi"],
      ["spec.containers[0].resources.requests.memory", "64Gi"],
    ),
    server: "LimitRanger",
    pack: [],
    difference: AT_THE_TIME,
  },
  {
    name: "more replicas than a node has",
    resource: deploymentWith(["spec.replicas", 200]),
    server: "admitted",
    pack: [],
  },
  { name: "a pod of an editor", resource: podWith(), by: "editor", server: "admitted", pack: [] },
  {
    name: "a privileged pod of an editor",
    resource: podWith(["spec.hostNetwork", true]),
    by: "editor",
    server: "PodSecurity",
    pack: ["pss-host-namespaces"],
  },
  {
    name: "a pod in kube-system",
    resource: podWith(
      ["metadata.namespace", "kube-system"],
      ["spec.serviceAccountName", "default"],
    ),
    server: "admitted",
    pack: [],
  },
  {
    name: "a host-network pod in kube-system",
    resource: podWith(
      ["metadata.namespace", "kube-system"],
      ["spec.serviceAccountName", "default"],
      ["spec.hostNetwork", true],
    ),
    server: "admitted",
    pack: ["pss-host-namespaces"],
    difference:
      "Pod Security holds kube-system to nothing, and the guard leaves it out because what EKS brings runs there; the pack holds what a stack adds to it to the same rules as anywhere.",
  },
  {
    name: "a pod of an editor in kube-system",
    resource: podWith(["metadata.namespace", "kube-system"]),
    by: "editor",
    server: "RBAC",
    pack: [],
    difference: WHO_ASKS,
  },
  {
    name: "a pod of an unknown namespace",
    resource: podWith(["metadata.namespace", "nowhere"]),
    server: "NamespaceLifecycle",
    pack: [],
    difference: AT_THE_TIME,
  },
  {
    name: "baseline rights in a relaxed namespace",
    resource: podWith(
      ["metadata.namespace", "lab"],
      ["spec.serviceAccountName", "default"],
      ["spec.containers[0].securityContext.allowPrivilegeEscalation", true],
    ),
    server: "admitted",
    pack: [],
  },
  {
    name: "the host's network in a relaxed namespace",
    resource: podWith(
      ["metadata.namespace", "lab"],
      ["spec.serviceAccountName", "default"],
      ["spec.hostNetwork", true],
    ),
    server: "PodSecurity",
    pack: ["pss-host-namespaces"],
  },
  {
    name: "a pod on the nodes of its namespace",
    resource: podWith(
      ["metadata.namespace", "apart"],
      ["spec.serviceAccountName", "default"],
      ["spec.runtimeClassName", "own-nodes"],
    ),
    server: "admitted",
    pack: [],
  },
  {
    name: "a pod on any nodes in a namespace with its own",
    resource: podWith(["metadata.namespace", "apart"], ["spec.serviceAccountName", "default"]),
    server: "policy hardened-cluster-apart-runtime-class",
    pack: [],
    difference:
      "Which nodes are a namespace's own is said by its admission policy; the pack asks for a runtime class where a namespace is untrusted.",
  },
  {
    name: "a token from an account that hands them out",
    resource: podWith(
      ["metadata.namespace", "kube-public"],
      ["spec.serviceAccountName", "default"],
      ["spec.automountServiceAccountToken", ABSENT],
    ),
    server: "guard sa-automount-pod",
    pack: ["sa-automount-pod"],
  },
  {
    name: "a debugging container",
    verb: "add ephemeral container",
    resource: podWith([
      "spec.ephemeralContainers",
      [{ name: "debug", image: CONTAINER.image, securityContext: CONTAINER.securityContext }],
    ]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a privileged debugging container",
    verb: "add ephemeral container",
    resource: podWith([
      "spec.ephemeralContainers",
      [{ name: "debug", image: CONTAINER.image, securityContext: { privileged: true } }],
    ]),
    server: "PodSecurity",
    pack: ["pss-capabilities-restricted", "pss-privilege-escalation", "pss-privileged"],
  },
  {
    name: "a debugging container by tag",
    verb: "add ephemeral container",
    resource: podWith([
      "spec.ephemeralContainers",
      [
        {
          name: "debug",
          image: "registry.example.com/shop/debug:1",
          securityContext: CONTAINER.securityContext,
        },
      ],
    ]),
    server: "guard img-digest",
    pack: ["img-digest"],
  },
  {
    name: "a debugging container of another registry",
    verb: "add ephemeral container",
    resource: podWith([
      "spec.ephemeralContainers",
      [{ name: "debug", image: OTHER_IMAGE, securityContext: CONTAINER.securityContext }],
    ]),
    server: "guard img-allowed-repos",
    pack: ["img-allowed-repos"],
  },
];
