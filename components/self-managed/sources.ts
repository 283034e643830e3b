import * as pulumi from "@pulumi/pulumi";
import type { PrivateKey } from "@pulumi/tls/privateKey";
import { invalidArgument } from "../invalid-argument";
import { TrustSet } from "../pki/trust-matrix";
import type { ControlPlaneCertificateArgs, ControlPlanePki } from "./args";
import { EncryptionKind } from "./args";
import { encryptionConfiguration, requireKeys } from "./encryption";
import type { FileSource, PlannedFile } from "./files";
import { requireKeyOf, requireLeaf, requireRoots } from "./pem";
import type { ControlPlanePlan } from "./plan";

/** Where each trust set comes from. */
const TRUST = {
  [TrustSet.EtcdPeers]: "etcdPeerTrust",
  [TrustSet.EtcdServer]: "etcdServerTrust",
  [TrustSet.ApiServerToEtcd]: "apiServerEtcdTrust",
  [TrustSet.ApiServerClients]: "apiServerClientTrust",
  [TrustSet.ApiServerFrontProxy]: "apiServerFrontProxyTrust",
  [TrustSet.ApiServerToKubelets]: "apiServerKubeletTrust",
  [TrustSet.KubeletClients]: "kubeletClientTrust",
  [TrustSet.ApiClients]: "apiClientTrust",
} as const satisfies Partial<Record<TrustSet, keyof ControlPlanePki>>;

/** Checks that everything the files name is there, and what is known of it, before anything is registered. */
export function requireSources(
  owner: string,
  pki: ControlPlanePki,
  files: readonly PlannedFile[],
): void {
  if (!Array.isArray(pki?.certificates)) {
    throw invalidArgument(owner, "pki", undefined, "a ClusterPki with controlPlane");
  }
  for (const { source } of files) {
    if (source.kind === "trust") {
      const { path, pem } = trustOf(owner, pki, source.trustSet);
      if (typeof pem === "string") requireRoots(owner, path, pem);
    }
    if (source.kind === "certificate" || source.kind === "key") {
      const { path, certificate } = certificateOf(owner, pki, source.domain, source.name);
      const { certificatePem, privateKeyPem } = certificate;
      if (typeof certificatePem !== "string") continue;
      requireLeaf(owner, `${path}.certificatePem`, certificatePem);
      if (typeof privateKeyPem !== "string") continue;
      requireKeyOf(owner, `${path}.privateKeyPem`, privateKeyPem, certificatePem);
    }
  }
}

/** Keys that sign tokens of service accounts, by generation. */
export type TokenKeys = ReadonlyMap<string, PrivateKey>;

/** Fills files with their texts, all of them secret. */
export class FileContents {
  private readonly encryption: pulumi.Output<string>;

  constructor(
    private readonly owner: string,
    private readonly pki: ControlPlanePki,
    plan: ControlPlanePlan,
    private readonly tokenKeys: TokenKeys,
  ) {
    this.encryption = encryptionText(owner, plan);
  }

  of(source: FileSource): pulumi.Output<string> {
    return pulumi.secret(this.text(source));
  }

  private text(source: FileSource): pulumi.Input<string> {
    switch (source.kind) {
      case "text":
        return source.text;
      case "trust": {
        const { path, pem } = trustOf(this.owner, this.pki, source.trustSet);
        return pulumi.output(pem).apply((known) => requireRoots(this.owner, path, known));
      }
      case "certificate":
        return this.certificate(source.domain, source.name);
      case "key":
        return this.key(source.domain, source.name);
      case "token-key":
        return this.tokenKey(source.generation).privateKeyPem;
      case "token-public-key":
        return this.tokenKey(source.generation).publicKeyPem;
      case "encryption":
        return this.encryption;
    }
  }

  private certificate(domain: string, name: string): pulumi.Output<string> {
    const { path, certificate } = certificateOf(this.owner, this.pki, domain, name);
    return pulumi
      .output(certificate.certificatePem)
      .apply((pem) => requireLeaf(this.owner, `${path}.certificatePem`, pem));
  }

  private key(domain: string, name: string): pulumi.Output<string> {
    const { path, certificate } = certificateOf(this.owner, this.pki, domain, name);
    return pulumi
      .all([certificate.privateKeyPem, certificate.certificatePem])
      .apply(([key, pem]) => requireKeyOf(this.owner, `${path}.privateKeyPem`, key, pem));
  }

  private tokenKey(generation: string): PrivateKey {
    const key = this.tokenKeys.get(generation);
    if (key === undefined) throw new Error(`no key of generation ${generation}`);
    return key;
  }
}

function encryptionText(owner: string, { encryption }: ControlPlanePlan): pulumi.Output<string> {
  const keys = encryption.kind === EncryptionKind.Secretbox ? encryption.keys : [];
  return pulumi.all(keys.map(({ secret }) => pulumi.secret(secret))).apply((secrets) => {
    requireKeys(owner, keys, secrets);
    return `${JSON.stringify(encryptionConfiguration(encryption, secrets), undefined, 2)}\n`;
  });
}

function trustOf(
  owner: string,
  pki: ControlPlanePki,
  trustSet: TrustSet,
): { readonly path: string; readonly pem: pulumi.Input<string> } {
  const key = trustSet in TRUST ? TRUST[trustSet as keyof typeof TRUST] : undefined;
  const pem = key === undefined ? undefined : pki[key];
  const path = `pki.${key ?? trustSet}`;
  if (pem === undefined) {
    const wanted = "the roots of a ClusterPki with controlPlane";
    throw invalidArgument(owner, path, pem, wanted);
  }
  return { path, pem };
}

interface FoundCertificate {
  /** Where it stands in the arguments. */
  readonly path: string;
  readonly certificate: ControlPlaneCertificateArgs;
}

/** The certificate of this name in the domain. */
function certificateOf(
  owner: string,
  { certificates }: ControlPlanePki,
  domain: string,
  name: string,
): FoundCertificate {
  const index = certificates.findIndex((one) => one.domain === domain && one.name === name);
  const certificate = certificates[index];
  if (certificate === undefined) {
    const wanted = `the certificate ${name} of ${domain}: a ClusterPki with controlPlane of the same machines has it`;
    throw invalidArgument(owner, "pki.certificates", undefined, wanted);
  }
  return { path: `pki.certificates[${index}]`, certificate };
}
