import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { RegisteredResource, WireObject } from "../../../preview/engine";
import { LOCALLY_SIGNED, PRIVATE_KEY, REQUEST, SELF_SIGNED } from "../../components/pki-example";
import { extensionsOf, subjectOf } from "../pki-certificates";
import { plain } from "./plain";

type Inputs = Pick<RegisteredResource, "inputs">;

/**
 * The TLS provider, with openssl in its place: what it answers about a resource follows from the resource's inputs. As with a
 * state, a resource whose inputs are the same keeps its outputs in the next run of a program.
 */
export class TlsProvider {
  private readonly state = new Map<string, { inputs: string; outputs: WireObject }>();

  constructor(private readonly folder: string) {}

  /** For `onRegister` of the engine, which echoes inputs as outputs: what is put among the inputs here, the program reads. */
  readonly answer = (resource: RegisteredResource): Promise<void> => {
    const make = MAKERS[resource.type];
    if (make !== undefined) {
      const inputs = plain(resource.inputs) as WireObject;
      const text = JSON.stringify(inputs);
      const known = this.state.get(resource.urn);
      const outputs = known?.inputs === text ? known.outputs : make({ inputs }, this.folder);
      this.state.set(resource.urn, { inputs: text, outputs });
      resource.inputs = { ...resource.inputs, ...outputs };
    }
    return Promise.resolve();
  };
}

const MAKERS: Readonly<Record<string, (resource: Inputs, folder: string) => WireObject>> = {
  [PRIVATE_KEY]: privateKey,
  [SELF_SIGNED]: (resource, folder) => {
    const key = file(folder, "own.key", resource.inputs["privateKeyPem"]);
    const request = openssl(["req", "-new", "-key", key, "-subj", subjectOf(resource)]);
    return { certPem: signed(resource, request, ["-signkey", key], folder) };
  },
  [REQUEST]: (resource, folder) => {
    const key = file(folder, "own.key", resource.inputs["privateKeyPem"]);
    const names = alternativeNames(resource);
    const extension = names === "" ? [] : ["-addext", `subjectAltName=${names}`];
    const subject = ["-subj", subjectOf(resource)];
    return { certRequestPem: openssl(["req", "-new", "-key", key, ...subject, ...extension]) };
  },
  [LOCALLY_SIGNED]: (resource, folder) => {
    const { certRequestPem, caCertPem, caPrivateKeyPem } = resource.inputs;
    const ca = file(folder, "ca.crt", caCertPem);
    const key = file(folder, "ca.key", caPrivateKeyPem);
    const number = ["-CAserial", path.join(folder, "serial"), "-CAcreateserial"];
    const by = ["-CA", ca, "-CAkey", key, ...number, "-copy_extensions", "copy"];
    return { certPem: signed(resource, String(certRequestPem), by, folder) };
  },
};

/** Who a certificate is for, in the words of the TLS provider. */
export interface Wanted {
  readonly subject: { readonly commonName: string; readonly organization?: string };
  readonly ipAddresses?: readonly string[];
  /** Extended key usages. */
  readonly allowedUses: readonly ("client_auth" | "server_auth")[];
}

/** A root or a certificate with its key, PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** A root that no program asked for, good for a day. */
export function makeRoot(commonName: string, folder: string): KeyPair {
  const privateKeyPem = newKey();
  const made = make(SELF_SIGNED, folder, {
    privateKeyPem,
    subject: { commonName },
    isCaCertificate: true,
    maxPathLength: 0,
    allowedUses: ["cert_signing"],
    validityPeriodHours: 24,
  });
  return { cert: String(made["certPem"]), key: privateKeyPem };
}

/** Has a root sign a certificate that no program asked for, good for a day. */
export function forge(root: KeyPair, wanted: Wanted, folder: string): KeyPair {
  const { subject, ipAddresses = [], allowedUses } = wanted;
  const privateKeyPem = newKey();
  const request = { privateKeyPem, subject: { ...subject }, ipAddresses };
  const made = make(LOCALLY_SIGNED, folder, {
    ...make(REQUEST, folder, request),
    caCertPem: root.cert,
    caPrivateKeyPem: root.key,
    allowedUses: ["digital_signature", ...allowedUses],
    validityPeriodHours: 24,
  });
  return { cert: String(made["certPem"]), key: privateKeyPem };
}

function make(type: string, folder: string, inputs: WireObject): WireObject {
  return MAKERS[type]?.({ inputs }, folder) ?? {};
}

function newKey(): string {
  const made = privateKey({ inputs: { algorithm: "ECDSA", ecdsaCurve: "P256" } });
  return String(made["privateKeyPem"]);
}

function privateKey({ inputs }: Inputs): WireObject {
  const { algorithm, ecdsaCurve, rsaBits } = inputs;
  const option =
    algorithm === "RSA"
      ? `rsa_keygen_bits:${String(rsaBits)}`
      : `ec_paramgen_curve:${String(ecdsaCurve).replace("P", "P-")}`;
  const type = algorithm === "RSA" ? "RSA" : "EC";
  const made = openssl(["genpkey", "-algorithm", type, "-pkeyopt", option]);
  return {
    privateKeyPem: openssl(["pkey", "-traditional"], made),
    publicKeyPem: openssl(["pkey", "-pubout"], made),
  };
}

function signed(resource: Inputs, request: string, by: readonly string[], folder: string): string {
  const extensions = file(folder, "extensions", extensionsOf(resource).join("\n"));
  const days = String(Number(resource.inputs["validityPeriodHours"]) / 24);
  return openssl(["x509", "-req", ...by, "-extfile", extensions, "-days", days], request);
}

function alternativeNames({ inputs }: Inputs): string {
  const list = (name: string) => (inputs[name] ?? []) as readonly string[];
  const names = list("dnsNames").map((name) => `DNS:${name}`);
  const addresses = list("ipAddresses").map((address) => `IP:${address}`);
  return [...names, ...addresses].join(",");
}

/** Writes what openssl does not read from its standard input. */
function file(folder: string, name: string, content: unknown): string {
  const place = path.join(folder, name);
  fs.writeFileSync(place, String(content), { mode: 0o600 });
  return place;
}

function openssl(parameters: readonly string[], input = ""): string {
  return execFileSync("openssl", parameters, {
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
  });
}
