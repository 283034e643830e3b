import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { RegisteredResource } from "../../preview/engine";
import { LOCALLY_SIGNED, PRIVATE_KEY, REQUEST, SELF_SIGNED } from "../components/pki-example";
import type { Recording } from "../components/recording";

/** Names of the TLS provider, and those of OpenSSL for the same bits. */
const KEY_USAGES: Readonly<Record<string, string>> = {
  cert_signing: "keyCertSign",
  crl_signing: "cRLSign",
  digital_signature: "digitalSignature",
  key_encipherment: "keyEncipherment",
};
const EXTENDED_KEY_USAGES: Readonly<Record<string, string>> = {
  server_auth: "serverAuth",
  client_auth: "clientAuth",
};

export type Purpose = "sslserver" | "sslclient";

/** Certificates as the TLS provider would make them, made with openssl from the inputs that a preview recorded. */
export class Certificates {
  constructor(
    private readonly preview: Recording,
    private readonly folder: string,
  ) {}

  /** Makes all keys, then all roots, then all certificates that those sign. */
  make(): void {
    for (const key of this.preview.ofType(PRIVATE_KEY)) this.makeKey(key);
    for (const root of this.preview.ofType(SELF_SIGNED)) this.makeRoot(root);
    for (const leaf of this.preview.ofType(LOCALLY_SIGNED)) this.makeLeaf(leaf);
  }

  /** True where openssl believes the certificate for a purpose by nothing but the given roots. */
  verifies(certificate: string, roots: readonly string[], purpose: Purpose): boolean {
    return this.answer(certificate, roots, purpose).endsWith(": OK");
  }

  /** What openssl says of the certificate. */
  answer(certificate: string, roots: readonly string[], purpose: Purpose): string {
    const bundle = this.file("bundle.pem");
    const texts = roots.map((name) => fs.readFileSync(this.file(`${name}.crt`), "utf8"));
    fs.writeFileSync(bundle, texts.join(""));
    const trust = ["-no-CApath", "-no-CAstore", "-CAfile", bundle];
    const flags = ["verify", "-x509_strict", "-purpose", purpose, ...trust];
    const { status, stdout, stderr } = spawnSync(
      "openssl",
      [...flags, this.file(`${certificate}.crt`)],
      { encoding: "utf8" },
    );
    return status === 0 ? stdout.trim() : stderr;
  }

  /** A CA below a root, which a path length of 0 forbids, and a certificate below that one. */
  makeBelow(root: string, name: string): void {
    const options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    for (const [own, signer, ca] of [
      [`${name}-ca`, root, "TRUE"],
      [name, `${name}-ca`, "FALSE"],
    ] as const) {
      const request = this.file(`${own}.csr`);
      const key = this.file(`${own}.key`);
      this.openssl(
        "req",
        "-new",
        ...options,
        "-subj",
        `/CN=${own}`,
        "-keyout",
        key,
        "-out",
        request,
      );
      const usage = ca === "TRUE" ? "keyUsage=keyCertSign" : "extendedKeyUsage=serverAuth";
      this.sign(own, request, [signer, this.keyFileOf(signer)], 1, [
        `basicConstraints=critical,CA:${ca}`,
        usage,
        ...IDENTIFIERS,
      ]);
    }
  }

  private makeKey({ name, inputs }: RegisteredResource): void {
    const options =
      inputs["algorithm"] === "RSA"
        ? ["RSA", "-pkeyopt", `rsa_keygen_bits:${String(inputs["rsaBits"])}`]
        : [
            "EC",
            "-pkeyopt",
            `ec_paramgen_curve:${String(inputs["ecdsaCurve"]).replace("P", "P-")}`,
          ];
    this.openssl("genpkey", "-algorithm", ...options, "-out", this.file(`${name}.key`));
  }

  private makeRoot(root: RegisteredResource): void {
    const key = this.file(`${this.sourceOf(root, "privateKeyPem").name}.key`);
    const request = this.file(`${root.name}.csr`);
    this.openssl("req", "-new", "-key", key, "-subj", subjectOf(root), "-out", request);
    const days = Number(root.inputs["validityPeriodHours"]) / 24;
    this.sign(root.name, request, [undefined, key], days, extensionsOf(root));
  }

  private makeLeaf(leaf: RegisteredResource): void {
    const request = this.sourceOf(leaf, "certRequestPem", REQUEST);
    const key = this.file(`${this.sourceOf(request, "privateKeyPem").name}.key`);
    const file = this.file(`${leaf.name}.csr`);
    this.openssl("req", "-new", "-key", key, "-subj", subjectOf(request), "-out", file);
    const signer = this.sourceOf(leaf, "caCertPem", SELF_SIGNED).name;
    const days = Number(leaf.inputs["validityPeriodHours"]) / 24;
    const names = (request.inputs["dnsNames"] ?? []) as readonly string[];
    const alternative = names.map((name) => `DNS:${name}`).join(",");
    this.sign(leaf.name, file, [signer, this.keyFileOf(signer)], days, [
      ...extensionsOf(leaf),
      ...(alternative === "" ? [] : [`subjectAltName=${alternative}`]),
    ]);
  }

  private sign(
    name: string,
    request: string,
    [signer, key]: readonly [string | undefined, string],
    days: number,
    extensions: readonly string[],
  ): void {
    const file = this.file(`${name}.ext`);
    fs.writeFileSync(file, extensions.join("\n"));
    const by =
      signer === undefined
        ? ["-signkey", key]
        : ["-CA", this.file(`${signer}.crt`), "-CAkey", key, "-CAcreateserial"];
    const out = ["-extfile", file, "-days", String(days), "-out", this.file(`${name}.crt`)];
    this.openssl("x509", "-req", "-in", request, ...by, ...out);
  }

  /** Key of a root of the preview, or of a CA that was made beside it. */
  private keyFileOf(signer: string): string {
    const root = this.preview.ofType(SELF_SIGNED).find(({ name }) => name === signer);
    const name = root === undefined ? signer : this.sourceOf(root, "privateKeyPem").name;
    return this.file(`${name}.key`);
  }

  private sourceOf(
    { name, propertyDependencies }: RegisteredResource,
    property: string,
    type = PRIVATE_KEY,
  ): RegisteredResource {
    const urns = propertyDependencies[property] ?? [];
    const [source, ...others] = this.preview.ofType(type).filter(({ urn }) => urns.includes(urn));
    if (source === undefined || others.length > 0) {
      throw new Error(`${property} of ${name} does not come from one ${type}`);
    }
    return source;
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }

  private openssl(...parameters: readonly string[]): void {
    execFileSync("openssl", parameters, { stdio: ["ignore", "ignore", "pipe"] });
  }
}

const IDENTIFIERS = ["subjectKeyIdentifier=hash", "authorityKeyIdentifier=keyid"];

export function subjectOf({ inputs }: Pick<RegisteredResource, "inputs">): string {
  const subject = inputs["subject"] as Readonly<Record<string, string>>;
  const parts = [
    ["OU", subject["organizationalUnit"]],
    ["O", subject["organization"]],
    ["CN", subject["commonName"]],
  ].filter(([, value]) => value !== undefined);
  return parts.map(([key, value]) => `/${String(key)}=${String(value)}`).join("");
}

export function extensionsOf({ inputs }: Pick<RegisteredResource, "inputs">): string[] {
  const uses = inputs["allowedUses"] as readonly string[];
  const named = (table: Readonly<Record<string, string>>) =>
    uses.flatMap((use) => table[use] ?? []).join(",");
  const isCa = inputs["isCaCertificate"] === true;
  const length = inputs["maxPathLength"];
  const constraint = isCa ? `CA:TRUE,pathlen:${String(length)}` : "CA:FALSE";
  const extended = named(EXTENDED_KEY_USAGES);
  return [
    `basicConstraints=critical,${constraint}`,
    `keyUsage=critical,${named(KEY_USAGES)}`,
    ...(extended === "" ? [] : [`extendedKeyUsage=${extended}`]),
    ...IDENTIFIERS,
  ];
}
