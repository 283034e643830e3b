import { invalidArgument, requireMatch } from "../invalid-argument";
import type { UserAuthenticationArgs } from "./args";
import { requireRoots } from "./pem";
import type { ControlPlanePlan } from "./plan";

/** What load balancers and probes ask for. Everything else wants a name. */
export const ANONYMOUS_PATHS: readonly string[] = ["/livez", "/readyz", "/healthz"];

/** Checks how people authenticate, and fills in what is left out. Undefined where they come with certificates alone. */
export function planOidc(
  owner: string,
  path: string,
  args: UserAuthenticationArgs,
): ControlPlanePlan["oidc"] {
  const oidc = args?.oidc;
  if (oidc === undefined) {
    if (args?.certificates === true) return undefined;
    const wanted =
      "oidc with the issuer of people's tokens, or certificates: true for people with certificates of api-users";
    throw invalidArgument(owner, path, args, wanted);
  }
  const place = `${path}.oidc`;
  const url = "the URL of an OpenID Connect issuer that begins with https://";
  requireMatch(owner, `${place}.issuerUrl`, oidc.issuerUrl, /^https:\/\/[^\s?#/][^\s?#]*$/, url);
  requireMatch(owner, `${place}.clientId`, oidc.clientId, /^\S+$/, "the audience of the tokens");
  if (oidc.certificateAuthorityPem !== undefined) {
    requireRoots(owner, `${place}.certificateAuthorityPem`, oidc.certificateAuthorityPem);
  }
  const planned = {
    ...oidc,
    usernameClaim: oidc.usernameClaim ?? "sub",
    usernamePrefix: oidc.usernamePrefix ?? "oidc:",
    groupsClaim: oidc.groupsClaim ?? "groups",
    groupsPrefix: oidc.groupsPrefix ?? "oidc:",
  };
  for (const key of ["usernameClaim", "groupsClaim"] as const) {
    requireMatch(owner, `${place}.${key}`, planned[key], /^\S+$/, "the name of a claim");
  }
  for (const key of ["usernamePrefix", "groupsPrefix"] as const) {
    requirePrefix(owner, `${place}.${key}`, planned[key]);
  }
  return planned;
}

/** Without a prefix, or with a part of `system:`, an issuer could name a user of the system. */
function requirePrefix(owner: string, path: string, prefix: string): void {
  const wanted = "a prefix that no name of the system begins with, such as oidc:";
  requireMatch(owner, path, prefix, /^\S+$/, wanted);
  if (SYSTEM.startsWith(prefix) || prefix.startsWith(SYSTEM)) {
    throw invalidArgument(owner, path, prefix, wanted);
  }
}

const SYSTEM = "system:";

/**
 * The AuthenticationConfiguration: anonymous requests for health alone, and tokens of the issuer. Its rules refuse names of
 * the system whatever the prefixes are.
 */
export function authenticationConfiguration({
  oidc,
}: Pick<ControlPlanePlan, "oidc">): Readonly<Record<string, unknown>> {
  return {
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "AuthenticationConfiguration",
    anonymous: { enabled: true, conditions: ANONYMOUS_PATHS.map((path) => ({ path })) },
    ...(oidc !== undefined && { jwt: [authenticator(oidc)] }),
  };
}

function authenticator(oidc: NonNullable<ControlPlanePlan["oidc"]>) {
  const { issuerUrl, clientId, certificateAuthorityPem } = oidc;
  return {
    issuer: {
      url: issuerUrl,
      audiences: [clientId],
      ...(certificateAuthorityPem !== undefined && {
        certificateAuthority: certificateAuthorityPem,
      }),
    },
    claimMappings: {
      username: { claim: oidc.usernameClaim, prefix: oidc.usernamePrefix },
      groups: { claim: oidc.groupsClaim, prefix: oidc.groupsPrefix },
    },
    userValidationRules: [
      {
        expression: "!user.username.startsWith('system:')",
        message: "names that begin with system: are the system's",
      },
      {
        expression: "user.groups.all(group, !group.startsWith('system:'))",
        message: "groups that begin with system: are the system's",
      },
    ],
  };
}
