import { requireLocation, type AwsLocation } from "../aws-account";
import { invalidArgument, requireMatch } from "../invalid-argument";

/** Public registries whose images ECR can cache. */
export const Upstream = {
  /** Amazon ECR Public, public.ecr.aws. */
  EcrPublic: "ecr-public",
  /** The Kubernetes project, registry.k8s.io. */
  Kubernetes: "kubernetes",
  /** Quay, quay.io. */
  Quay: "quay",
  /** Docker Hub; needs credentials. */
  DockerHub: "docker-hub",
  /** GitHub container registry, ghcr.io; needs credentials. */
  GitHub: "github",
  /** GitLab container registry; needs credentials. */
  GitLab: "gitlab",
} as const;
export type Upstream = (typeof Upstream)[keyof typeof Upstream];

export interface CachedUpstream {
  /** The public registry. */
  readonly upstream: Upstream;
  /** First part of the names of cached repositories, 2 to 30 characters. Default the name of the upstream. */
  readonly prefix?: string;
  /**
   * ARN of the Secrets Manager secret with the credentials for the upstream; its name starts with ecr-pullthroughcache/.
   * Docker Hub, GitHub and GitLab need one. Default none.
   */
  readonly credentialArn?: string;
}

/** Source: ECR user guide, "Sync an upstream registry with an Amazon ECR private registry". */
const HOSTS: Readonly<Record<Upstream, { readonly url: string; readonly credentials: boolean }>> = {
  "ecr-public": { url: "public.ecr.aws", credentials: false },
  kubernetes: { url: "registry.k8s.io", credentials: false },
  quay: { url: "quay.io", credentials: false },
  "docker-hub": { url: "registry-1.docker.io", credentials: true },
  github: { url: "ghcr.io", credentials: true },
  gitlab: { url: "registry.gitlab.com", credentials: true },
};
/** Source: ECR API reference, CreatePullThroughCacheRule. */
const PREFIX = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const SECRET =
  /^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr-pullthroughcache\/[\w/+=.@-]+$/;

/** One pull-through cache rule with the template of its repositories. */
export interface CacheRule {
  readonly url: string;
  readonly prefix: string;
  readonly credentialArn?: string;
}

export interface CachePlan {
  readonly location: Required<AwsLocation>;
  readonly rules: readonly CacheRule[];
}

export function planCache(
  owner: string,
  request: AwsLocation & { readonly hasRouteOut: boolean; readonly upstreams: CachedUpstream[] },
): CachePlan {
  const location = requireLocation(owner, request);
  if (request.hasRouteOut !== true) {
    const wanted =
      "true: the first pull of an image needs a route to the internet; without one, push the images to an ImageRegistry";
    throw invalidArgument(owner, "hasRouteOut", request.hasRouteOut, wanted);
  }
  return { location, rules: planRules(owner, request.upstreams) };
}

export function planRules(owner: string, upstreams: CachedUpstream[]): readonly CacheRule[] {
  if (!Array.isArray(upstreams) || upstreams.length === 0) {
    throw invalidArgument(owner, "upstreams", upstreams, "a list with at least one upstream");
  }
  const rules = upstreams.map((one, index) => planRule(owner, `upstreams[${index}]`, one));
  rules.forEach(({ prefix }, index) => {
    const first = rules.findIndex((other) => other.prefix === prefix);
    if (first < index) {
      const wanted = `a prefix that is not already at upstreams[${first}]`;
      throw invalidArgument(owner, `upstreams[${index}].prefix`, prefix, wanted);
    }
  });
  return rules;
}

function planRule(owner: string, path: string, cached: CachedUpstream): CacheRule {
  const known = Object.values(Upstream);
  const { upstream, prefix = upstream, credentialArn } = cached;
  if (!known.includes(upstream)) {
    throw invalidArgument(owner, `${path}.upstream`, upstream, `one of ${known.join(", ")}`);
  }
  const { url, credentials } = HOSTS[upstream];
  const wanted =
    "a repository prefix of 2 to 30 lower-case letters and digits, with single separators";
  requireMatch(owner, `${path}.prefix`, prefix, PREFIX, wanted);
  if (prefix.length < 2 || prefix.length > 30) {
    throw invalidArgument(owner, `${path}.prefix`, prefix, wanted);
  }
  if (credentials || credentialArn !== undefined) {
    const secret = "the ARN of a secret whose name starts with ecr-pullthroughcache/";
    requireMatch(owner, `${path}.credentialArn`, credentialArn, SECRET, secret);
  }
  return { url, prefix, credentialArn };
}
