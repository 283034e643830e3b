import { AT_THE_TIME, NO_PLUGIN, SCHEMA } from "./differences";
import { object, type TestResource } from "../../../support/stack";
import { changed, type Change, type RequestRow } from "./row";

const SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const INTERNAL = "service.beta.kubernetes.io/aws-load-balancer-internal";

/** A Service for the tests' pods; `lab` has no room for load balancers and node ports either. */
function serviceWith(...changes: readonly Change[]): TestResource {
  const service = object("core/v1:Service", "web", {
    metadata: { name: "web", namespace: "shop", labels: { "app.kubernetes.io/name": "web" } },
    spec: { selector: { app: "web" }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
  });
  return changed(service, ...changes);
}

function loadBalancer(annotations: object, ...changes: readonly Change[]): TestResource {
  return serviceWith(
    ["spec.type", "LoadBalancer"],
    ["spec.loadBalancerClass", "eks.amazonaws.com/nlb"],
    ["spec.allocateLoadBalancerNodePorts", false],
    ["metadata.annotations", annotations],
    ...changes,
  );
}

function policyWith(spec: object): TestResource {
  return object("networking.k8s.io/v1:NetworkPolicy", "web", {
    metadata: { name: "web", namespace: "shop" },
    spec: { podSelector: { matchLabels: { app: "web" } }, ...spec },
  });
}

const egress = (...rules: readonly object[]) =>
  policyWith({ policyTypes: ["Egress"], egress: rules });
const wide = { cidr: "0.0.0.0/0" };
const web = [{ protocol: "TCP", port: 443 }];

/** Services and network policies. */
export const TRAFFIC: readonly RequestRow[] = [
  { name: "a Service in the cluster", resource: serviceWith(), server: "admitted", pack: [] },
  {
    name: "a headless Service",
    resource: serviceWith(["spec.clusterIP", "None"]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a load balancer of unsaid scheme",
    resource: loadBalancer({}),
    server: "guard svc-load-balancer-internal",
    pack: ["svc-load-balancer-internal"],
  },
  {
    name: "a load balancer that faces the internet",
    resource: loadBalancer({ [SCHEME]: "internet-facing" }),
    server: "guard svc-load-balancer-internal",
    pack: ["svc-load-balancer-internal"],
  },
  {
    name: "an internal load balancer beyond the quota",
    resource: loadBalancer({ [SCHEME]: "internal" }),
    server: "ResourceQuota",
    pack: [],
    difference: AT_THE_TIME,
  },
  {
    name: "an internal load balancer in kube-system",
    resource: loadBalancer({ [SCHEME]: "internal" }, ["metadata.namespace", "kube-system"]),
    server: "admitted",
    pack: [],
  },
  {
    name: "an internal load balancer by the older annotation",
    resource: loadBalancer({ [INTERNAL]: "true" }, ["metadata.namespace", "kube-system"]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a load balancer for some of the internet",
    resource: loadBalancer({ [SCHEME]: "internet-facing" }, [
      "spec.loadBalancerSourceRanges",
      ["203.0.113.0/24"],
    ]),
    server: "guard svc-load-balancer-internal",
    pack: [],
    difference:
      "For the pack, narrow source ranges make a public load balancer a decision; the guard leaves that to nobody but administrators who relax it.",
  },
  {
    name: "a node port",
    resource: serviceWith(["spec.type", "NodePort"]),
    server: "guard svc-no-node-port",
    pack: ["svc-no-node-port"],
  },
  {
    name: "a node port of an editor",
    resource: serviceWith(["spec.type", "NodePort"]),
    by: "editor",
    server: "guard svc-no-node-port",
    pack: ["svc-no-node-port"],
  },
  {
    name: "external addresses",
    resource: serviceWith(["spec.externalIPs", ["198.51.100.7"]]),
    server: "guard svc-no-external-ips",
    pack: ["svc-no-external-ips"],
  },
  {
    name: "a Service of another name",
    resource: serviceWith(["spec", { type: "ExternalName", externalName: "db.example.com" }]),
    server: "admitted",
    pack: [],
  },
  {
    name: "a port out of range",
    resource: serviceWith(["spec.ports[0].port", 70_000]),
    server: "validation",
    pack: [],
    difference: SCHEMA,
  },
  {
    name: "egress to pods of the namespace",
    resource: egress({
      to: [{ podSelector: { matchLabels: { app: "db" } } }],
      ports: [{ protocol: "TCP", port: 5432 }],
    }),
    server: "admitted",
    pack: [],
  },
  {
    name: "egress to anything",
    resource: egress({}),
    server: "guard np-metadata-egress",
    pack: ["np-metadata-egress"],
  },
  {
    name: "egress to all addresses",
    resource: egress({ to: [{ ipBlock: wide }] }),
    server: "guard np-metadata-egress",
    pack: ["np-metadata-egress"],
  },
  {
    name: "egress to all addresses by HTTPS",
    resource: egress({ to: [{ ipBlock: wide }], ports: web }),
    server: "admitted",
    pack: [],
  },
  {
    name: "egress to all addresses but metadata",
    resource: egress({ to: [{ ipBlock: { ...wide, except: ["169.254.169.254/32"] } }] }),
    server: "admitted",
    pack: [],
  },
  {
    name: "egress to all addresses but another one",
    resource: egress({ to: [{ ipBlock: { ...wide, except: ["10.0.0.0/8"] } }] }),
    server: "guard np-metadata-egress",
    pack: ["np-metadata-egress"],
  },
  {
    name: "egress to all IPv6 addresses",
    resource: egress({ to: [{ ipBlock: { cidr: "::/0" } }] }),
    server: "guard np-metadata-egress",
    pack: ["np-metadata-egress"],
  },
  {
    name: "egress to link-local addresses by a range of ports",
    resource: egress({
      to: [{ ipBlock: { cidr: "169.254.0.0/16" } }],
      ports: [{ protocol: "TCP", port: 1, endPort: 100 }],
    }),
    server: "guard np-metadata-egress",
    pack: ["np-metadata-egress"],
  },
  {
    name: "egress to a private network",
    resource: egress({ to: [{ ipBlock: { cidr: "10.20.0.0/16" } }], ports: web }),
    server: "admitted",
    pack: [],
  },
  {
    name: "egress to a range that is none",
    resource: egress({ to: [{ ipBlock: { cidr: "10.20.0.0/40" } }], ports: web }),
    server: "validation",
    pack: [],
    difference: SCHEMA,
  },
  {
    name: "ingress from a namespace",
    resource: policyWith({
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "lab" } } }],
          ports: web,
        },
      ],
    }),
    server: "admitted",
    pack: [],
  },
  {
    name: "ingress from anywhere",
    resource: policyWith({ policyTypes: ["Ingress"], ingress: [{}] }),
    server: "admitted",
    pack: ["np-no-allow-all"],
    difference: NO_PLUGIN,
  },
];
