import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { once } from "node:events";
import https from "node:https";
import type { KeyPair } from "./tls-provider";

const PORT = 8443;
const KEY_ID = "1";
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Claims of a token beside its issuer. */
export interface Claims {
  readonly sub: string;
  readonly groups: readonly string[];
  readonly aud: string;
  /** Seconds from now on. */
  readonly lifetime: number;
}

/** An issuer of OpenID Connect, as far as an API server looks at one: two documents, and tokens with ES256. */
export class OidcIssuer {
  private constructor(
    readonly url: string,
    private readonly server: https.Server,
    private readonly key: KeyObject,
  ) {}

  static async start(address: string, { cert, key }: KeyPair): Promise<OidcIssuer> {
    const url = `https://${address}:${String(PORT)}`;
    const { publicKey, privateKey } = newKey();
    const jwk = { ...publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "ES256", use: "sig" };
    const documents: Readonly<Record<string, unknown>> = {
      "/.well-known/openid-configuration": {
        issuer: url,
        jwks_uri: `${url}/keys`,
        response_types_supported: ["id_token"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["ES256"],
      },
      "/keys": { keys: [jwk] },
    };
    const server = https.createServer({ cert, key }, (request, response) => {
      const document = documents[request.url ?? ""];
      response.writeHead(document === undefined ? 404 : 200, {
        "Content-Type": "application/json",
      });
      response.end(JSON.stringify(document ?? {}));
    });
    await once(server.listen(PORT, address), "listening");
    server.unref();
    return new OidcIssuer(url, server, privateKey);
  }

  token(claims: Claims): string {
    return this.signed(claims, this.key);
  }

  /** A token that says it is this issuer's, by a key that is not. */
  forgedToken(claims: Claims): string {
    return this.signed(claims, newKey().privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), "close");
  }

  private signed({ lifetime, ...claims }: Claims, key: KeyObject): string {
    const now = Math.floor(Date.now() / 1000);
    // An expired token was issued before it expired.
    const times = { iat: now + Math.min(lifetime, 0) - 60, exp: now + lifetime };
    const head = base64url({ alg: "ES256", kid: KEY_ID, typ: "JWT" });
    const text = `${head}.${base64url({ iss: this.url, ...claims, ...times })}`;
    const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
    return `${text}.${signature.toString("base64url")}`;
  }
}

function newKey() {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}
