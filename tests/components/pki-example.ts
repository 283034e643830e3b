import type { PkiDomainArgs } from "../../components/pki/pki-args";
import { DOMAIN_PROFILES } from "../../components/pki/trust-domains";
import type { RegisteredResource } from "../../preview/engine";
import type { Recording } from "./recording";

export const PRIVATE_KEY = "tls:index/privateKey:PrivateKey";
export const SELF_SIGNED = "tls:index/selfSignedCert:SelfSignedCert";
export const LOCALLY_SIGNED = "tls:index/locallySignedCert:LocallySignedCert";
export const REQUEST = "tls:index/certRequest:CertRequest";

/** Every domain with one certificate of each purpose that it has, named by the purpose. */
export const ALL_DOMAINS: PkiDomainArgs[] = DOMAIN_PROFILES.map(({ domain, purposes }) => ({
  domain,
  certificates: purposes.map((purpose) => ({
    name: purpose,
    commonName: `${domain}.${purpose}.example.com`,
    dnsNames: [`${domain}.example.com`],
    purpose,
  })),
}));

/** Names of the resources of a type that a property is made from. */
export function sourcesOf(
  preview: Recording,
  resource: RegisteredResource,
  property: string,
): string[] {
  const urns = resource.propertyDependencies[property] ?? [];
  return preview.resources.filter(({ urn }) => urns.includes(urn)).map(({ name }) => name);
}
