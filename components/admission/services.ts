import { allOf, anyOf, at, equal, isEmpty, not, text, textAt, textsAt, type Place } from "./cel";
import { changes, type GuardPolicy } from "./guard-policy";

const ANNOTATION = "service.beta.kubernetes.io/aws-load-balancer-";
const spec = (root: string): Place => at(root, "spec");
const annotation = (name: string) => (root: string) =>
  at(root, "metadata", "annotations", `${ANNOTATION}${name}`);
const scheme = annotation("scheme");
const internal = annotation("internal");

const SERVICE = {
  guards: [
    {
      apiGroups: [""],
      apiVersions: ["v1"],
      resources: ["services"],
      operations: ["CREATE", "UPDATE"],
    },
  ],
  concerns: changes(spec, scheme, internal),
  exemptsSystem: false,
} as const;

const type = textAt(at("object", "spec", "type"));

/**
 * Controls svc-load-balancer-internal, svc-no-node-port and svc-no-external-ips. A load balancer that faces the internet is
 * none of a tenant's decisions: narrow source ranges do not admit it here.
 */
export const SERVICES: readonly GuardPolicy[] = [
  {
    ...SERVICE,
    name: "internal-load-balancers",
    control: "svc-load-balancer-internal",
    holds: anyOf(
      not(equal(type, text("LoadBalancer"))),
      equal(textAt(scheme("object")), text("internal")),
      // Controllers read the older annotation only where the newer one is absent.
      allOf(
        equal(textAt(scheme("object")), text("")),
        equal(textAt(internal("object")), text("true")),
      ),
    ),
    message:
      "svc-load-balancer-internal: the load balancer would face the internet. " +
      `Set the annotation ${ANNOTATION}scheme to internal.`,
  },
  {
    ...SERVICE,
    name: "node-ports",
    control: "svc-no-node-port",
    holds: not(equal(type, text("NodePort"))),
    message:
      "svc-no-node-port: a node port is open on every node. Use type ClusterIP, or an internal load balancer.",
  },
  {
    ...SERVICE,
    name: "external-addresses",
    control: "svc-no-external-ips",
    holds: isEmpty(textsAt(at("object", "spec", "externalIPs"))),
    message:
      "svc-no-external-ips: a Service that claims external addresses draws the cluster's traffic for them into its pods. " +
      "Remove externalIPs, and use an internal load balancer.",
  },
];
