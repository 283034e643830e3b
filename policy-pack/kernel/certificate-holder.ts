import { CERTIFICATE_REQUEST, type TrustDomain } from "./certificate-types";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** The domain that a certificate belongs to by its holder; `unknown` where the deciding name is not known yet. */
export type HolderDomain = TrustDomain | "unknown" | undefined;

/** Common names of the certificates that kubeadm makes (Kubernetes documentation, "PKI certificates and requirements"). */
const COMMON_NAMES: Readonly<Record<string, TrustDomain>> = {
  "kube-etcd-peer": "etcd-peers",
  "kube-etcd": "etcd-clients",
  "kube-etcd-healthcheck-client": "etcd-clients",
  "kube-apiserver-etcd-client": "etcd-clients",
  "kube-apiserver": "apiserver-serving",
  "kube-apiserver-kubelet-client": "kubelet-clients",
  "front-proxy-client": "front-proxy",
};

/** Words of a name that tell the domain, first match first: all words of a row must stand in the name. */
const WORDS: readonly (readonly [readonly string[], TrustDomain])[] = [
  [["etcd", "peer"], "etcd-peers"],
  [["etcd", "peers"], "etcd-peers"],
  [["etcd"], "etcd-clients"],
  [["front", "proxy"], "front-proxy"],
  [["apiserver", "kubelet"], "kubelet-clients"],
  [["kubelet", "serving"], "kubelet-serving"],
  [["webhook"], "webhooks"],
  [["webhooks"], "webhooks"],
  [["apiserver"], "apiserver-serving"],
  [["user"], "api-users"],
  [["users"], "api-users"],
  [["kubeconfig"], "api-users"],
  [["workload"], "workloads"],
  [["workloads"], "workloads"],
];

/**
 * The domain of a leaf certificate: by the common name, the organization and the DNS names of its request, and where these
 * are not Kubernetes' own, by the words in the names of the request's subject and of the resource.
 */
export function holderOf(certificate: Subject, stack: StackIndex): HolderDomain {
  const request = requestOf(certificate, stack);
  if (request === undefined) return byWords(certificate.name);
  const name = request.inputs.at("subject", "commonName").string();
  if (name.state === "unknown") return "unknown";
  const commonName = name.state === "known" ? name.value : "";
  const known = COMMON_NAMES[commonName];
  if (known !== undefined) return known;
  if (commonName.startsWith("system:node:") && servesOnly(certificate)) return "kubelet-serving";
  const organization = request.inputs.at("subject", "organization").string();
  if (organization.state === "unknown") return "unknown";
  const group = organization.state === "known" ? organization.value : "";
  if (commonName.startsWith("system:") || group.startsWith("system:")) return "api-users";
  const names = request.inputs.at("dnsNames").list();
  if (names.state === "known" && names.value.some((one) => isApiServer(one.string()))) {
    return "apiserver-serving";
  }
  return byWords(commonName) ?? byWords(certificate.name);
}

/** Programs of the control plane that come to the API server with a certificate; kubelets have a name each. */
const CONTROLLERS: readonly string[] = ["system:kube-controller-manager", "system:kube-scheduler"];

/**
 * Whether a certificate is that of a kubelet or a controller, whose key never leaves its machine: known by the common name, and
 * by no group but that of nodes.
 */
export function isMachineIdentity(certificate: Subject, stack: StackIndex): boolean {
  const request = requestOf(certificate, stack);
  const name = request?.inputs.at("subject", "commonName").string();
  const group = request?.inputs.at("subject", "organization").string();
  if (name?.state !== "known" || group === undefined) return false;
  const isController = CONTROLLERS.includes(name.value) && group.state === "absent";
  const isNode = name.value.startsWith("system:node:") && name.value !== "system:node:";
  return isController || (isNode && group.state === "known" && group.value === "system:nodes");
}

function requestOf({ urn }: Subject, stack: StackIndex): Subject | undefined {
  return ["certRequestPem", "certificateSigningRequest"]
    .flatMap((property) => stack.sourcesOf(urn, property))
    .map((source) => stack.get(source))
    .find((source) => source?.type === CERTIFICATE_REQUEST);
}

function isApiServer(name: { readonly state: string; readonly value?: string }): boolean {
  return name.state === "known" && /^kubernetes(\.default(\.svc)?)?(\.|$)/.test(name.value ?? "");
}

function servesOnly({ inputs }: Subject): boolean {
  const uses = inputs.at("allowedUses").list();
  if (uses.state !== "known") return false;
  const names = uses.value.map((use) => use.string());
  const has = (wanted: string) =>
    names.some((use) => use.state === "known" && use.value === wanted);
  return has("server_auth") && !has("client_auth");
}

function byWords(name: string): TrustDomain | undefined {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  return WORDS.find(([wanted]) => wanted.every((word) => words.includes(word)))?.[1];
}
