import https from "node:https";

/** A Kubernetes object, as far as a client looks at it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
  } & Readonly<Record<string, unknown>>;
  readonly [property: string]: unknown;
}

export interface Answer {
  readonly status: number;
  /** The object, or why not: a `Status`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Warnings that the server sent along. */
  readonly warnings: readonly string[];
}

/** Somebody whom the administrator acts as. */
export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

export interface Address {
  readonly host: string;
  readonly port: string;
  /** Certificates to trust, PEM. */
  readonly ca: string;
  /** Who asks, by a token. Default nobody, unless a certificate says it. */
  readonly token?: string;
  /** Who asks, by a certificate with its key, PEM. Default nobody, unless a token says it. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where the objects of a kind are. */
interface Place {
  readonly plural: string;
  readonly namespaced: boolean;
}

const JSON_BODY = "application/json";
const SERVER_SIDE_APPLY = "application/apply-patch+yaml";
export const DRY_RUN = "dryRun=All";

/** A client of one API server. */
export class ApiClient {
  private readonly places = new Map<string, ReadonlyMap<string, Place>>();

  constructor(
    private readonly address: Address,
    private readonly user?: User,
  ) {}

  /** The same server, asked by somebody else. Without groups the user is in `system:authenticated` alone. */
  as(user: User): ApiClient {
    return new ApiClient(this.address, user);
  }

  /** Creates an object. A query such as `DRY_RUN` goes along. */
  async create(object: Manifest, query = ""): Promise<Answer> {
    return this.request("POST", `${await this.collection(object)}?${query}`, object);
  }

  /** Server-side apply, the way the `...Patch` resources of Pulumi write, and by default under the same field manager. */
  async apply(object: Manifest, query = ""): Promise<Answer> {
    const place = await this.placeOf(object);
    const whole = `fieldManager=pulumi-kubernetes&force=true&${query}`;
    return this.request("PATCH", `${place}?${whole}`, object, SERVER_SIDE_APPLY);
  }

  /** Path of an object; throws for a kind that the server does not have. */
  async placeOf(object: Manifest): Promise<string> {
    return `${await this.collection(object)}/${object.metadata.name ?? ""}`;
  }

  private async collection({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const base = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const place = (await this.kindsOf(base, kind)).get(kind);
    if (place === undefined) throw new Error(`the server has no ${apiVersion} ${kind}`);
    const { namespace = "default" } = metadata;
    const within = place.namespaced ? `/namespaces/${namespace}` : "";
    return `${base}${within}/${place.plural}`;
  }

  private async kindsOf(base: string, kind: string): Promise<ReadonlyMap<string, Place>> {
    const known = this.places.get(base);
    if (known?.has(kind) === true) return known;
    // What is served is no secret, but only authenticated users may ask.
    const administrator = new ApiClient(this.address);
    const { body } = await administrator.request("GET", base);
    const resources = (body["resources"] ?? []) as readonly {
      readonly name: string;
      readonly kind: string;
      readonly namespaced: boolean;
    }[];
    const main = resources.filter(({ name }) => !name.includes("/"));
    const kinds = new Map(
      main.map(({ name, kind: of, namespaced }) => [of, { plural: name, namespaced }] as const),
    );
    this.places.set(base, kinds);
    return kinds;
  }

  /** Any request. Rejects only when there is no answer. */
  request(method: Method, path: string, body?: unknown, contentType = JSON_BODY): Promise<Answer> {
    const { host, port, ca, token, certificate } = this.address;
    const headers: Record<string, string | string[]> = { Accept: JSON_BODY };
    if (token !== undefined) headers["Authorization"] = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = contentType;
    if (this.user !== undefined) {
      headers["Impersonate-User"] = this.user.name;
      headers["Impersonate-Group"] = [...this.user.groups];
    }
    const options = { host, port, ca, ...certificate, method, path, headers };
    return new Promise((resolve, reject) => {
      const request = https.request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const { statusCode: status = 0, headersDistinct } = response;
          resolve({ status, body: parsed(text), warnings: headersDistinct["warning"] ?? [] });
        });
      });
      request.on("error", reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function parsed(text: string): Answer["body"] {
  return text.startsWith("{") ? (JSON.parse(text) as Answer["body"]) : { message: text };
}

export function accepted({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

export function messageOf({ body }: Answer): string {
  return typeof body["message"] === "string" ? body["message"] : JSON.stringify(body);
}
