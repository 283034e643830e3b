import { PRIVATE_KEY } from "./certificate-types";
import type { Field, Reading } from "./field";
import type { Tri } from "./label-selector";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const CERT_MANAGER = "cert-manager.io/";
const PRIVATE_CA = "awspca.cert-manager.io/";
const KINDS = ["ClusterIssuer", "Issuer"];
const PRIVATE_CA_KINDS = ["AWSPCAClusterIssuer", "AWSPCAIssuer"];
/** Where cert-manager looks for the Secrets of a ClusterIssuer, unless its flag says else. */
const CLUSTER_RESOURCES = "cert-manager";

/** What an issuer signs with. */
export interface SigningAuthority {
  /** Where it is named. */
  readonly field: Field;
  /** Namespace and name of the Secret, or the ARN. */
  readonly key: Reading<string>;
  /** URNs of the resources that make the key, or the ARN. */
  readonly sources: readonly string[];
}

/** The issuers of a stack that sign with a CA; those of other kinds (ACME, Vault, self-signed) are left out. */
export function issuers(stack: StackIndex): readonly Subject[] {
  const ofGroup = (kinds: readonly string[], group: string): readonly Subject[] =>
    kinds
      .flatMap((kind) => stack.ofKind(kind))
      .filter(({ kubernetes }) => kubernetes?.groupVersion.startsWith(group) === true);
  return [
    ...ofGroup(KINDS, CERT_MANAGER).filter(({ inputs }) => !inputs.at("spec", "ca").absent),
    ...ofGroup(PRIVATE_CA_KINDS, PRIVATE_CA),
  ];
}

export function signingAuthority(issuer: Subject, stack: StackIndex): SigningAuthority {
  if (PRIVATE_CA_KINDS.includes(issuer.kubernetes?.kind ?? "")) {
    const field = issuer.inputs.at("spec", "arn");
    const key = field.string();
    return {
      field,
      key,
      sources: key.state === "unknown" ? stack.sourcesOf(issuer.urn, "spec") : [],
    };
  }
  const field = issuer.inputs.at("spec", "ca", "secretName");
  const name = field.string();
  if (name.state !== "known") return { field, key: name, sources: [] };
  const { namespace } = issuer;
  const inCluster = issuer.kubernetes?.kind === "ClusterIssuer";
  const place = inCluster
    ? CLUSTER_RESOURCES
    : namespace.state === "known"
      ? namespace.value
      : "default";
  const key = { ...name, value: `${place}/${name.value}` };
  return { field, key, sources: keySources(place, name.value, stack) };
}

/** Whether two issuers sign with one CA. */
export function sameAuthority(left: SigningAuthority, right: SigningAuthority): Tri {
  if (left.key.state === "known" && right.key.state === "known") {
    if (left.key.value === right.key.value) return "yes";
  }
  if (left.sources.some((urn) => right.sources.includes(urn))) return "yes";
  return left.key.state === "unknown" || right.key.state === "unknown" ? "unknown" : "no";
}

/** The keys of the TLS provider from which a Secret of the stack is made. */
function keySources(namespace: string, name: string, stack: StackIndex): readonly string[] {
  const secrets = stack.ofKind("Secret").filter(({ objectName, namespace: place }) => {
    const isThere = place.state === "known" && place.value === namespace;
    return isThere && objectName.state === "known" && objectName.value === name;
  });
  return secrets
    .flatMap(({ urn }) => ["data", "stringData"].flatMap((path) => stack.sourcesOf(urn, path)))
    .filter((urn) => stack.get(urn)?.type === PRIVATE_KEY);
}
