import type * as pulumi from "@pulumi/pulumi";
import type { CaRole } from "../pki/rotation";
import type { ControlPlaneNames } from "./machines";

/** Images of the control plane, each with its digest: name@sha256:... */
export interface ControlPlaneImages {
  /** etcd 3.6. */
  readonly etcd: string;
  /** kube-apiserver of the Kubernetes version. */
  readonly apiServer: string;
  /** kube-controller-manager of the Kubernetes version. */
  readonly controllerManager: string;
  /** kube-scheduler of the Kubernetes version. */
  readonly scheduler: string;
}

/** A certificate with its key, as `ClusterPki` has them in `certificates`. */
export interface ControlPlaneCertificateArgs {
  /** Its trust domain. */
  readonly domain: string;
  /** Its name in the domain. */
  readonly name: string;
  /** The certificate in PEM; never one of a CA. */
  readonly certificatePem: pulumi.Input<string>;
  /** The key in PEM; it is kept as a secret. */
  readonly privateKeyPem: pulumi.Input<string>;
}

/** What machines believe and show: a `ClusterPki` with `controlPlane` fits. */
export interface ControlPlanePki {
  /** Roots of etcd's peers, in PEM. */
  readonly etcdPeerTrust?: pulumi.Input<string>;
  /** Roots of etcd's clients, in PEM. */
  readonly etcdServerTrust?: pulumi.Input<string>;
  /** Roots of etcd's servers, in PEM. */
  readonly apiServerEtcdTrust?: pulumi.Input<string>;
  /** Roots of the clients of the API server, in PEM. */
  readonly apiServerClientTrust?: pulumi.Input<string>;
  /** Roots of the front proxy, in PEM. */
  readonly apiServerFrontProxyTrust?: pulumi.Input<string>;
  /** Roots of the serving certificates of kubelets, in PEM. */
  readonly apiServerKubeletTrust?: pulumi.Input<string>;
  /** Roots of the API server towards kubelets, in PEM. */
  readonly kubeletClientTrust?: pulumi.Input<string>;
  /** Roots of the API server, in PEM. */
  readonly apiClientTrust?: pulumi.Input<string>;
  /** Certificates of all machines. */
  readonly certificates: ControlPlaneCertificateArgs[];
}

/** People who come with tokens of an OpenID Connect issuer. */
export interface OidcArgs {
  /** URL of the issuer, with https. */
  readonly issuerUrl: string;
  /** Audience of the tokens: the client id. */
  readonly clientId: string;
  /** Claim with the name of the user. Default sub. */
  readonly usernameClaim?: string;
  /** What stands before names of users, so that none is taken for one of the system. Default oidc: with a colon. */
  readonly usernamePrefix?: string;
  /** Claim with the groups of the user. Default groups. */
  readonly groupsClaim?: string;
  /** What stands before names of groups. Default oidc: with a colon. */
  readonly groupsPrefix?: string;
  /** CAs of the issuer in PEM. Default those of the system. */
  readonly certificateAuthorityPem?: string;
}

/** How people authenticate; machines and service accounts do not depend on it. At least one of the two. */
export interface UserAuthenticationArgs {
  /** Tokens of an OpenID Connect issuer. Default none. */
  readonly oidc?: OidcArgs;
  /** Whether people come with certificates of the domain api-users, for at most a week each. Default false. */
  readonly certificates?: boolean;
}

/** What encrypts Secrets and ConfigMaps in etcd. */
export const EncryptionKind = {
  /** XSalsa20 and Poly1305 with keys that stand in a file of each member. */
  Secretbox: "secretbox",
  /** A plugin (KMS v2) on each member that asks a key service; the key never comes to the machine. */
  Kms: "kms",
} as const;
export type EncryptionKind = (typeof EncryptionKind)[keyof typeof EncryptionKind];

/** A key for secretbox. It is replaced by three deployments like a CA: add as next, switch, remove. */
export interface EncryptionKeyArgs {
  /** Name of the key: 1 to 16 lower-case letters, digits and hyphens. It stands beside each object and never changes. */
  readonly id: string;
  /** next, current or previous: all are read with, the current one alone is written with. */
  readonly role: CaRole;
  /** 32 random bytes in base64, from a secret of the configuration. */
  readonly secret: pulumi.Input<string>;
}

export interface EncryptionArgs {
  /** secretbox or kms. */
  readonly kind: EncryptionKind;
  /** Keys for secretbox, exactly one of them current. */
  readonly keys?: EncryptionKeyArgs[];
  /** Name of the plugin for kms; it stands beside each object and never changes. Default kms. */
  readonly pluginName?: string;
  /** Socket of the plugin for kms. Default /run/kms-plugin/plugin.sock. */
  readonly socketPath?: string;
}

/** A generation of the keys that sign tokens of service accounts. */
export interface TokenKeyArgs {
  /** Name of the generation: 1 to 16 lower-case letters, digits and hyphens. */
  readonly id: string;
  /** next, current or previous: tokens of all are believed, the current one alone signs. */
  readonly role: CaRole;
}

/** A file of a machine. */
export interface MachineFile {
  /** Absolute path. */
  readonly path: string;
  /** Permissions as four octal digits, for example 0600. */
  readonly mode: string;
  /** User and group, for example root:root. */
  readonly owner: string;
  /** The whole text, always secret. */
  readonly content: pulumi.Output<string>;
}

/** All that a machine gets. */
export interface MachineBundle {
  /** Name of the machine. */
  readonly name: string;
  /** Its address. */
  readonly address: string;
  /** Its files. */
  readonly files: MachineFile[];
  /** The files and the commands that start it, as cloud-init user data; always secret. */
  readonly userData: pulumi.Output<string>;
  /** The same with gzip and base64, for places that hold 16 KiB, such as EC2; always secret. */
  readonly userDataBase64: pulumi.Output<string>;
}

export interface SelfManagedControlPlaneArgs extends ControlPlaneNames {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. */
  readonly clusterName: string;
  /** Kubernetes minor version, one of the supported. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Addresses of pods, for example 10.128.0.0/14; apart from those of Services. */
  readonly podCidr: string;
  /** Images with digests. */
  readonly images: ControlPlaneImages;
  /** Certificates and roots: a `ClusterPki` with `controlPlane` of the same machines and names. */
  readonly pki: ControlPlanePki;
  /** How people authenticate. */
  readonly userAuthentication: UserAuthenticationArgs;
  /** What encrypts Secrets and ConfigMaps in etcd. */
  readonly encryption: EncryptionArgs;
  /** Groups, as the API server sees them, that `firstManifests` makes administrators. Default none. */
  readonly administratorGroups?: string[];
  /** Namespaces beside kube-system in which Pod Security refuses nothing: for CNI and storage drivers. Default none. */
  readonly privilegedNamespaces?: string[];
  /** Generations of the keys that sign tokens of service accounts. Default one, with id 1, that is current. */
  readonly tokenKeys?: TokenKeyArgs[];
  /** Name of a member that is replaced and joins the etcd of the others. Default none: all begin together. */
  readonly joiningMember?: string;
}
