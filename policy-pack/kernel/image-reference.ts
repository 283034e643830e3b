import { remembered } from "./remembered";

/** A container image's name, taken apart and completed as container runtimes complete it. */
export interface ImageReference {
  /** Host, with its port where one is written; `docker.io` where no host is. */
  readonly registry: string;
  /** Path at the registry, for example `library/nginx`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** Algorithm and value, for example `sha256:…`. */
  readonly digest: string | undefined;
}

export const DEFAULT_REGISTRY = "docker.io";

const PATH =
  /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d+)?$/;
/** More than any registry takes: a repository has 255 characters, a tag 128. */
const LONGEST = 1024;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/**
 * Takes an image's name apart, or gives nothing for a text that is none. The first part is a host only when it has a dot or
 * a port or is `localhost` (github.com/distribution/reference), so that a port is never read as a tag.
 */
export function parseImage(text: string): ImageReference | undefined {
  return text.length > LONGEST ? undefined : parsed(text);
}

/** Every control on images reads the same names, one after the other. */
const parsed = remembered(256, takeApart);

function takeApart(text: string): ImageReference | undefined {
  const at = text.indexOf("@");
  const name = at < 0 ? text : text.slice(0, at);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  // A second @ is in no digest.
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const slash = name.indexOf("/");
  const first = slash < 0 ? "" : name.slice(0, slash);
  const hasHost = /[.:A-Z]/.test(first) || first === "localhost";
  const path = hasHost ? name.slice(slash + 1) : name;
  const colon = path.lastIndexOf(":");
  const tag = colon < 0 ? undefined : path.slice(colon + 1);
  const repository = colon < 0 ? path : path.slice(0, colon);
  if (!PATH.test(repository) || (tag !== undefined && !TAG.test(tag))) return undefined;
  if (hasHost && !HOST.test(first)) return undefined;
  const registry = hasHost
    ? first.toLowerCase().replace(/^index\.docker\.io$/, DEFAULT_REGISTRY)
    : DEFAULT_REGISTRY;
  const isShort = registry === DEFAULT_REGISTRY && !repository.includes("/");
  return { registry, repository: isShort ? `library/${repository}` : repository, tag, digest };
}

const SHA256 = /^sha256:[0-9a-f]{64}$/;

/** True for an image that is named by the content of its manifest. */
export function isPinned({ digest }: ImageReference): boolean {
  return digest !== undefined && SHA256.test(digest);
}

/** True when the tag may move with every release: `latest`, or none, and no digest. */
export function isLatest({ tag, digest }: ImageReference): boolean {
  return digest === undefined && (tag === undefined || tag === "latest");
}

/**
 * True when an entry of the settings' registries covers an image: `host`, `host/path` or a whole repository. The entry's
 * parts are compared whole, so that `registry.example` does not cover `registry.example.attacker.example`.
 */
export function isFrom({ registry, repository }: ImageReference, entry: string): boolean {
  const allowed = withoutSlashes(entry);
  if (!allowed.startsWith(registry)) return false;
  const name = `${registry}/${repository}`;
  return name === allowed || name.startsWith(`${allowed}/`);
}

/** Entries come from settings and rules, and every image is compared with all of them. */
const withoutSlashes = remembered(1024, (entry) => entry.replace(/\/+$/, "").toLowerCase());
