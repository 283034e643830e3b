import type { TrustDomain } from "./certificate-types";
import type { Field } from "./field";
import type { Subject } from "./subject";

/** A place that takes a CA to believe, and the domain of the certificates that are believed there. */
export interface TrustPlace {
  readonly domain: TrustDomain;
  readonly field: Field;
}

/** The places of a resource, and lists or maps of places of which nothing is known but that they may hold some. */
export interface TrustPlaces {
  readonly places: readonly TrustPlace[];
  readonly unread: readonly Field[];
}

const NONE: TrustPlaces = { places: [], unread: [] };

/** Names of files and flags that hold a CA, without ending: those of kube-apiserver, kubelet, etcd and kubeadm, and ours. */
const NAMES: ReadonlyMap<string, TrustDomain> = new Map(
  (
    [
      ["etcd-peers", ["peer-ca", "etcd-peer-ca", "peer-trusted-ca", "etcd-peers-ca"]],
      ["etcd-clients", ["etcd-ca", "etcd-cafile", "trusted-ca", "etcd-trusted-ca"]],
      ["etcd-clients", ["etcd-client-ca", "etcd-server-ca", "etcd-clients-ca"]],
      ["apiserver-serving", ["apiserver-ca", "kube-apiserver-ca", "root-ca", "kube-root-ca"]],
      ["apiserver-serving", ["kubernetes-ca", "kube-ca"]],
      ["kubelet-serving", ["kubelet-ca", "kubelet-serving-ca", "kubelet-certificate-authority"]],
      ["kubelet-clients", ["kubelet-client-ca", "kubelet-clients-ca"]],
      ["front-proxy", ["front-proxy-ca", "requestheader-client-ca", "proxy-ca"]],
      ["api-users", ["client-ca", "users-ca", "user-ca", "api-users-ca"]],
      ["workloads", ["workload-ca", "workloads-ca", "mesh-ca", "spiffe-ca"]],
      ["webhooks", ["webhook-ca", "webhooks-ca"]],
    ] as const
  ).flatMap(([domain, names]) => names.map((name) => [name, domain] as const)),
);

/** Names that say only that a CA is in there; the name of the object tells which. */
const GENERIC = ["ca", "cacert", "ca-cert", "ca-bundle", "bundle", "root", "trust-bundle"];

export function trustPlacesOf(subject: Subject): TrustPlaces {
  const { inputs, kubernetes, type } = subject;
  switch (kubernetes?.kind) {
    case "ValidatingWebhookConfiguration":
    case "MutatingWebhookConfiguration":
      return inWebhooks(inputs.at("webhooks"));
    case "CustomResourceDefinition":
      return single("webhooks", inputs.below(["spec", "conversion", "webhook", "clientConfig"]));
    case "APIService":
      return single("webhooks", inputs.at("spec"));
    case "ConfigMap":
      return inMaps(subject, ["data", "binaryData"]);
    case "Secret":
      return inMaps(subject, ["data", "stringData"]);
  }
  if (type !== "aws:rolesanywhere/trustAnchor:TrustAnchor") return NONE;
  const data = inputs.at("source", "sourceData");
  return join([data.at("acmPcaArn"), data.at("x509CertificateData")].map(workloads));
}

function workloads(field: Field): TrustPlaces {
  return place("workloads", field);
}

function single(domain: TrustDomain, holder: Field): TrustPlaces {
  return place(domain, holder.at("caBundle"));
}

function place(domain: TrustDomain, field: Field): TrustPlaces {
  return field.absent ? NONE : { places: [{ domain, field }], unread: [] };
}

function inWebhooks(webhooks: Field): TrustPlaces {
  const reading = webhooks.list();
  if (reading.state === "absent") return NONE;
  if (reading.state === "unknown")
    return { places: [{ domain: "webhooks", field: webhooks }], unread: [] };
  return join(reading.value.map((webhook) => single("webhooks", webhook.at("clientConfig"))));
}

function inMaps(subject: Subject, names: readonly string[]): TrustPlaces {
  const objectName = subject.objectName;
  const holder = objectName.state === "known" ? objectName.value : subject.name;
  return join(names.map((name) => inMap(subject.inputs.at(name), holder)));
}

function inMap(map: Field, holder: string): TrustPlaces {
  const entries = map.entries();
  if (entries.state === "absent") return NONE;
  if (entries.state === "unknown") {
    const domain = NAMES.get(withoutEnding(holder));
    return domain === undefined ? { places: [], unread: [map] } : place(domain, map);
  }
  const places = entries.value.flatMap(([key, field]) => {
    const domain = domainOf(key, holder);
    return domain === undefined || field.absent ? [] : [{ domain, field }];
  });
  return { places, unread: [] };
}

function domainOf(key: string, holder: string): TrustDomain | undefined {
  const name = withoutEnding(key);
  return NAMES.get(name) ?? (GENERIC.includes(name) ? NAMES.get(withoutEnding(holder)) : undefined);
}

function withoutEnding(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/\.(crt|pem|cer|cert)$/, "")
    .replace(/-(file|bundle|data)$/, "");
}

function join(parts: readonly TrustPlaces[]): TrustPlaces {
  return {
    places: parts.flatMap(({ places }) => places),
    unread: parts.flatMap(({ unread }) => unread),
  };
}
