import { createPrivateKey, X509Certificate } from "node:crypto";
import { InvalidArgumentError } from "../invalid-argument";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Returns the text when it is roots in PEM and nothing else. A key in it would come to every machine. */
export function requireRoots(owner: string, path: string, pem: string): string {
  const wanted = "certificates of CAs in PEM, and no key";
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (pem.replace(CERTIFICATE, "").trim() !== "" || certificates.length === 0) {
    throw new InvalidArgumentError(owner, path, contentOf(pem), wanted);
  }
  certificates.forEach((text) => {
    if (readCertificate(owner, path, text, wanted).ca) return;
    throw new InvalidArgumentError(owner, path, "a certificate that is none of a CA", wanted);
  });
  return pem;
}

/** Returns the text when it is one certificate, and none of a CA. */
export function requireLeaf(owner: string, path: string, pem: string): string {
  const wanted = "one certificate in PEM that is none of a CA";
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (pem.replace(CERTIFICATE, "").trim() !== "" || certificates.length !== 1) {
    throw new InvalidArgumentError(owner, path, contentOf(pem), wanted);
  }
  if (readCertificate(owner, path, pem, wanted).ca) {
    throw new InvalidArgumentError(owner, path, "a certificate of a CA", wanted);
  }
  return pem;
}

/** Returns the key when it is that of the certificate. No other key, and so no key of a CA, gets to a machine. */
export function requireKeyOf(
  owner: string,
  path: string,
  key: string,
  certificate: string,
): string {
  const wanted = "the private key of this certificate in PEM";
  if (!belongs(key, certificate))
    throw new InvalidArgumentError(owner, path, "another text", wanted);
  return key;
}

function belongs(key: string, certificate: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function readCertificate(
  owner: string,
  path: string,
  pem: string,
  wanted: string,
): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new InvalidArgumentError(owner, path, "a text that is no certificate", wanted);
  }
}

/** What a text is, without showing it. */
function contentOf(pem: string): string {
  return pem.includes("PRIVATE KEY") ? "a private key" : "another text";
}
