import {
  ACM_ACTIVATION,
  ACM_AUTHORITY,
  ACM_CERTIFICATE,
  LOCALLY_SIGNED,
  PRIVATE_KEY,
  SELF_SIGNED,
} from "./certificate-types";
import type { Field } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/**
 * Which roots stand behind a resource, by property dependencies, so that it works while every PEM is unknown. A root is its
 * key: two certificates of one key are one root. An intermediate CA counts as its root, which can replace it at will.
 */
export class CertificateChains {
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly stack: StackIndex) {}

  /** The roots behind what a property of a resource is made from. */
  rootsIn(urn: string, property: string): readonly string[] {
    return unique(this.stack.sourcesOf(urn, property).flatMap((source) => this.rootsOf(source)));
  }

  /** The roots behind the output of a resource; none for one that has nothing to do with certificates. */
  rootsOf(urn: string): readonly string[] {
    const known = this.known.get(urn);
    if (known !== undefined) return known;
    // Stands while the chain is followed: a chain that comes back to itself ends here.
    this.known.set(urn, []);
    const subject = this.stack.get(urn);
    const roots = subject === undefined ? [] : unique(this.trace(subject));
    this.known.set(urn, roots);
    return roots;
  }

  private trace(subject: Subject): readonly string[] {
    const { urn, type, inputs, kubernetes } = subject;
    switch (type) {
      case SELF_SIGNED:
        return this.keysOf(subject, ["privateKeyPem", "privateKeyPemWo"], [urn]);
      case LOCALLY_SIGNED: {
        const signer = this.rootsIn(urn, "caCertPem");
        if (signer.length > 0) return signer;
        const text = inputs.at("caCertPem").string();
        const named = text.state === "known" ? certificatesIn(text.value) : [];
        return this.keysOf(subject, ["caPrivateKeyPem", "caPrivateKeyPemWo"], named);
      }
      case ACM_CERTIFICATE:
      case ACM_ACTIVATION:
        return this.named(inputs.at("certificateAuthorityArn"), urn);
      case ACM_AUTHORITY:
        return this.parentsOf(urn);
    }
    if (kubernetes?.kind !== "Secret" && kubernetes?.kind !== "ConfigMap") return [];
    return ["data", "stringData", "binaryData"].flatMap((name) => this.rootsIn(urn, name));
  }

  private keysOf(
    { urn }: Subject,
    properties: readonly string[],
    otherwise: readonly string[],
  ): readonly string[] {
    const keys = properties
      .flatMap((property) => this.stack.sourcesOf(urn, property))
      .filter((source) => this.stack.get(source)?.type === PRIVATE_KEY);
    return keys.length > 0 ? keys : otherwise;
  }

  private named(arn: Field, urn: string): readonly string[] {
    const roots = this.rootsIn(urn, arn.path);
    const text = arn.string();
    return roots.length === 0 && text.state === "known" ? [text.value] : roots;
  }

  /** The roots of the CA that signed the certificate which this one was activated with; itself for a root. */
  private parentsOf(urn: string): readonly string[] {
    const parents = this.stack
      .dependents(urn)
      .filter(
        (one) =>
          one.type === ACM_ACTIVATION &&
          this.stack.sourcesOf(one.urn, "certificateAuthorityArn").includes(urn),
      )
      .flatMap((activation) => this.stack.sourcesOf(activation.urn, "certificate"))
      .filter((source) => this.stack.get(source)?.type === ACM_CERTIFICATE)
      .flatMap((source) => this.stack.sourcesOf(source, "certificateAuthorityArn"))
      .filter((authority) => authority !== urn)
      .flatMap((authority) => this.rootsOf(authority));
    return parents.length > 0 ? parents : [urn];
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** Each certificate in a PEM bundle, or in the base64 of one, without white space; any other text as it is. */
export function certificatesIn(text: string): readonly string[] {
  const pem = text.includes("-----BEGIN") || !BASE64.test(text) ? text : decode(text);
  const found = [...pem.matchAll(CERTIFICATE)].map(([, body = ""]) => body.replace(/\s/g, ""));
  return found.length > 0 ? unique(found) : [text.trim()];
}

function decode(text: string): string {
  return Buffer.from(text, "base64").toString("latin1");
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
