import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A certificate with its key, both in PEM. */
export interface Issued {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** A CA whose certificate signs itself. */
export interface Authority extends Issued {
  readonly name: string;
  readonly privateKey: KeyObject;
}

/** Makes a root of its own key, in memory. */
export function authority(name: string): Authority {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificatePem = certificate(name, name, publicKey, privateKey, true);
  return { name, privateKey, certificatePem, privateKeyPem: pemOf(privateKey) };
}

/** Makes a certificate that the authority signs; it is none of a CA. */
export function leaf(name: string, { name: issuer, privateKey: signer }: Authority): Issued {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificatePem = certificate(name, issuer, publicKey, signer, false);
  return { certificatePem, privateKeyPem: pemOf(privateKey) };
}

function pemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

/** RFC 5280, section 4.1, with the extension basicConstraints alone. */
function certificate(
  subject: string,
  issuer: string,
  publicKey: KeyObject,
  signer: KeyObject,
  isCa: boolean,
): string {
  const algorithm = sequence(ECDSA_WITH_SHA256);
  const constraints = sequence(...(isCa ? [der(0x01, Buffer.from([0xff]))] : []));
  const extension = sequence(
    BASIC_CONSTRAINTS,
    der(0x01, Buffer.from([0xff])),
    der(0x04, constraints),
  );
  const tbs = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    named(issuer),
    sequence(der(0x17, Buffer.from("260101000000Z")), der(0x17, Buffer.from("360101000000Z"))),
    named(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", tbs, signer)]));
  const base64 = sequence(tbs, algorithm, signature).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

const ECDSA_WITH_SHA256 = der(0x06, Buffer.from("2a8648ce3d040302", "hex"));
const BASIC_CONSTRAINTS = der(0x06, Buffer.from("551d13", "hex"));
const COMMON_NAME = der(0x06, Buffer.from("550403", "hex"));

function named(commonName: string): Buffer {
  const attribute = sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)));
  return sequence(der(0x31, attribute));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content]);
}
