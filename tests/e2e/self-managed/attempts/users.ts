import { setTimeout as delay } from "node:timers/promises";
import { accepted, messageOf, type ApiClient } from "../../kubernetes/client";
import { OIDC_CLIENT, type ControlPlane } from "../plane";
import type { Attempt } from "../table";

const REVIEW = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
/** The API server asks a new issuer for its keys every ten seconds until it answers. */
const KNOWN_WITHIN_MS = 30_000;

/** People with tokens of the issuer, and a service account with one of the cluster. */
export async function userAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const { issuer } = plane;
  const jane = { sub: "jane", groups: ["team"], aud: OIDC_CLIENT, lifetime: 300 };
  const token = issuer.token(jane);
  for (
    const started = Date.now();
    (await who(plane.bearer(token))) === "nobody";
    await delay(500)
  ) {
    if (Date.now() - started > KNOWN_WITHIN_MS) break;
  }
  const secretsFor = async (group: string) => {
    const client = plane.bearer(issuer.token({ ...jane, groups: [group] }));
    return String((await client.request("GET", "/api/v1/secrets?limit=1")).status);
  };
  return [
    {
      attempt: "a token of the issuer",
      expected: "oidc:jane in oidc:team",
      seen: await who(plane.bearer(token)),
    },
    {
      attempt: "a token of the issuer for another client",
      expected: "nobody",
      seen: await who(plane.bearer(issuer.token({ ...jane, aud: "wiki" }))),
    },
    {
      attempt: "an expired token of the issuer",
      expected: "nobody",
      seen: await who(plane.bearer(issuer.token({ ...jane, lifetime: -60 }))),
    },
    {
      attempt: "a token in the issuer's name by another key",
      expected: "nobody",
      seen: await who(plane.bearer(issuer.forgedToken(jane))),
    },
    {
      attempt: "Secrets for a token with the group administrators",
      expected: "200",
      seen: await secretsFor("administrators"),
    },
    {
      attempt: "Secrets for a token with the group system:masters",
      expected: "403",
      seen: await secretsFor("system:masters"),
    },
    {
      attempt: "a token of a service account",
      expected: "system:serviceaccount:fresh:default",
      seen: await who(plane.bearer(await accountToken(plane))),
    },
  ];
}

/** Name of a caller as the API server sees it, and those of his groups that the API server does not make itself. */
async function who(client: ApiClient): Promise<string> {
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const answer = await client.request("POST", REVIEW, review);
  if (answer.status === 401) return "nobody";
  if (!accepted(answer)) return messageOf(answer);
  const { userInfo } = answer.body["status"] as {
    readonly userInfo: { readonly username: string; readonly groups: readonly string[] };
  };
  const groups = userInfo.groups.filter((group) => !group.startsWith("system:"));
  return [userInfo.username, ...groups.map((group) => `in ${group}`)].join(" ");
}

async function accountToken({ admin }: ControlPlane): Promise<string> {
  const place = "/api/v1/namespaces/fresh/serviceaccounts/default/token";
  const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} };
  const { body } = await admin.request("POST", place, request);
  return (body["status"] as { readonly token: string }).token;
}
