import { TrustDomain } from "./trust-domains";

/** A place where a program decides by a list of CAs whom it believes. */
export const TrustSet = {
  EtcdPeers: "etcd-peers",
  EtcdServer: "etcd-server",
  ApiServerToEtcd: "apiserver-to-etcd",
  ApiServerClients: "apiserver-clients",
  ApiServerFrontProxy: "apiserver-front-proxy",
  ApiServerToKubelets: "apiserver-to-kubelets",
  KubeletClients: "kubelet-clients",
  ApiClients: "api-clients",
  Workloads: "workloads",
  ApiServerToWebhooks: "apiserver-to-webhooks",
} as const;
export type TrustSet = (typeof TrustSet)[keyof typeof TrustSet];

/** Where a program takes its list of CAs from. */
export interface TrustConsumer {
  readonly program: string;
  /** Flag, configuration field or object field that names the list. */
  readonly setting: string;
  /** File that holds it by custom, where it is a file. */
  readonly file?: string;
}

/** One row of the matrix: who believes certificates of which domains. */
export interface TrustRow {
  readonly trustSet: TrustSet;
  readonly title: string;
  readonly domains: readonly TrustDomain[];
  readonly consumers: readonly TrustConsumer[];
}

/** A root that may stand in several trust sets. */
export interface Sharing {
  readonly domain: TrustDomain;
  readonly trustSets: readonly TrustSet[];
  readonly reason: string;
}

/**
 * Who trusts whom. Flags and files: Kubernetes documentation, "PKI certificates and requirements" and the references of
 * kube-apiserver and kubelet; etcd documentation, "Transport security model".
 */
export const TRUST_MATRIX: readonly TrustRow[] = [
  {
    trustSet: TrustSet.EtcdPeers,
    title: "etcd believes its peers",
    domains: [TrustDomain.EtcdPeers],
    consumers: [
      { program: "etcd", setting: "--peer-trusted-ca-file", file: "/etc/etcd/pki/peer-ca.crt" },
    ],
  },
  {
    trustSet: TrustSet.EtcdServer,
    title: "etcd believes its clients",
    domains: [TrustDomain.EtcdClients],
    consumers: [
      { program: "etcd", setting: "--trusted-ca-file", file: "/etc/etcd/pki/client-ca.crt" },
    ],
  },
  {
    trustSet: TrustSet.ApiServerToEtcd,
    title: "the API server believes etcd",
    domains: [TrustDomain.EtcdClients],
    consumers: [
      {
        program: "kube-apiserver",
        setting: "--etcd-cafile",
        file: "/etc/kubernetes/pki/etcd-ca.crt",
      },
    ],
  },
  {
    trustSet: TrustSet.ApiServerClients,
    title: "the API server believes its users",
    domains: [TrustDomain.ApiUsers],
    consumers: [
      {
        program: "kube-apiserver",
        setting: "--client-ca-file",
        file: "/etc/kubernetes/pki/client-ca.crt",
      },
      {
        program: "extension API servers",
        setting: "ConfigMap kube-system/extension-apiserver-authentication, client-ca-file",
      },
    ],
  },
  {
    trustSet: TrustSet.ApiServerFrontProxy,
    title: "extension API servers believe the front proxy",
    domains: [TrustDomain.FrontProxy],
    consumers: [
      {
        program: "kube-apiserver",
        setting: "--requestheader-client-ca-file",
        file: "/etc/kubernetes/pki/front-proxy-ca.crt",
      },
      {
        program: "extension API servers",
        setting:
          "ConfigMap kube-system/extension-apiserver-authentication, requestheader-client-ca-file",
      },
    ],
  },
  {
    trustSet: TrustSet.ApiServerToKubelets,
    title: "the API server believes kubelets",
    domains: [TrustDomain.KubeletServing],
    consumers: [
      {
        program: "kube-apiserver",
        setting: "--kubelet-certificate-authority",
        file: "/etc/kubernetes/pki/kubelet-ca.crt",
      },
    ],
  },
  {
    trustSet: TrustSet.KubeletClients,
    title: "kubelets believe the API server",
    domains: [TrustDomain.KubeletClients],
    consumers: [
      {
        program: "kubelet",
        setting: "authentication.x509.clientCAFile",
        file: "/etc/kubernetes/pki/kubelet-client-ca.crt",
      },
    ],
  },
  {
    trustSet: TrustSet.ApiClients,
    title: "users believe the API server",
    domains: [TrustDomain.ApiServerServing],
    consumers: [
      { program: "kubeconfig", setting: "certificate-authority-data" },
      {
        program: "kube-controller-manager",
        setting: "--root-ca-file (ConfigMap kube-root-ca.crt of every namespace)",
        file: "/etc/kubernetes/pki/ca.crt",
      },
    ],
  },
  {
    trustSet: TrustSet.Workloads,
    title: "workloads believe each other",
    domains: [TrustDomain.Workloads],
    consumers: [
      { program: "pods", setting: "a mounted file", file: "ca.crt" },
      { program: "IAM Roles Anywhere", setting: "trust anchor" },
    ],
  },
  {
    trustSet: TrustSet.ApiServerToWebhooks,
    title: "the API server believes webhooks",
    domains: [TrustDomain.Webhooks],
    consumers: [
      { program: "kube-apiserver", setting: "webhooks[].clientConfig.caBundle" },
      { program: "kube-apiserver", setting: "spec.conversion.webhook.clientConfig.caBundle" },
      { program: "kube-apiserver", setting: "APIService spec.caBundle" },
    ],
  },
];

/** The roots that stand in more than one trust set, and why they may. */
export const SHARINGS: readonly Sharing[] = [
  {
    domain: TrustDomain.EtcdClients,
    trustSets: [TrustSet.EtcdServer, TrustSet.ApiServerToEtcd],
    reason:
      "These are the two ends of one connection. Certificates of one end do not serve at the other: each has one " +
      "extended key usage.",
  },
];

/** A root in two trust sets without a sharing that covers both. */
export interface SharedRoot {
  readonly root: string;
  readonly trustSets: readonly [TrustSet, TrustSet];
  readonly domains: readonly [TrustDomain, TrustDomain];
}

type Row = Pick<TrustRow, "trustSet" | "domains">;

/**
 * The roots that stand in two trust sets where no sharing says that they may. `rootOf` tells which root a domain has; each
 * has its own by default. Two domains on one root are never covered by a sharing, which is about one domain.
 */
export function sharedRoots(
  matrix: readonly Row[],
  sharings: readonly Sharing[] = SHARINGS,
  rootOf: (domain: TrustDomain) => string = (domain) => domain,
): readonly SharedRoot[] {
  const seen: { readonly trustSet: TrustSet; readonly domain: TrustDomain }[] = [];
  const found: SharedRoot[] = [];
  for (const { trustSet, domains } of matrix) {
    for (const domain of domains) {
      for (const other of seen) {
        const root = rootOf(domain);
        if (other.trustSet === trustSet || rootOf(other.domain) !== root) continue;
        if (isCovered(sharings, other, { trustSet, domain })) continue;
        found.push({
          root,
          trustSets: [other.trustSet, trustSet],
          domains: [other.domain, domain],
        });
      }
      seen.push({ trustSet, domain });
    }
  }
  return found;
}

type Place = { readonly trustSet: TrustSet; readonly domain: TrustDomain };

function isCovered(sharings: readonly Sharing[], left: Place, right: Place): boolean {
  return (
    left.domain === right.domain &&
    sharings.some(
      ({ domain, trustSets }) =>
        domain === left.domain &&
        trustSets.includes(left.trustSet) &&
        trustSets.includes(right.trustSet),
    )
  );
}
