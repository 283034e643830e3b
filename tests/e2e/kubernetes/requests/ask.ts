import { judge } from "../../../support/judge";
import { resource, type Stack, type TestResource } from "../../../support/stack";
import {
  accepted,
  DRY_RUN,
  messageOf,
  type Answer,
  type ApiClient,
  type Manifest,
} from "../client";
import { manifestOf } from "../previews";
import type { Answerer, Requester, RequestRow } from "./row";

export type Clients = Readonly<Record<Requester, ApiClient>>;

/** How the API server words its refusals (k8s.io/apiserver and k8s.io/kubernetes, plugin/pkg/admission). */
const WORDINGS: readonly (readonly [RegExp, Answerer])[] = [
  [/violates PodSecurity/, "PodSecurity"],
  [/exceeded quota|failed quota/, "ResourceQuota"],
  [/(maximum|minimum) \S+ usage per/, "LimitRanger"],
  [/error looking up service account/, "ServiceAccount"],
  [/namespaces "[^"]+" not found|this namespace may not be deleted/, "NamespaceLifecycle"],
  [/signer with system:masters group is not allowed/, "CertificateSubjectRestriction"],
  [/attempting to grant RBAC permissions/, "RBAC escalation check"],
  [/User "[^"]+" cannot/, "RBAC"],
  [/ is invalid: /, "validation"],
];

/** Sends a request without effect, and says what refused it. Throws for a refusal that is not among the known ones. */
export async function askServer(
  clients: Clients,
  row: RequestRow,
): Promise<{ readonly by: Answerer; readonly message: string }> {
  const answer = await send(clients[row.by ?? "administrator"], clients.administrator, row);
  if (accepted(answer)) return { by: "admitted", message: "" };
  const message = messageOf(answer);
  const by = byPolicy(message) ?? WORDINGS.find(([wording]) => wording.test(message))?.[1];
  if (by === undefined) throw new Error(`${row.name}: status ${String(answer.status)}: ${message}`);
  return { by, message };
}

/** The guard begins what it says with the id of a control. */
function byPolicy(message: string): Answerer | undefined {
  const refusal = /ValidatingAdmissionPolicy '([^']+)' with .*denied request: (?:([a-z0-9-]+): )?/;
  const [, policy, control] = refusal.exec(message) ?? [];
  if (policy === undefined) return undefined;
  return control === undefined ? `policy ${policy}` : `guard ${control}`;
}

async function send(client: ApiClient, admin: ApiClient, row: RequestRow): Promise<Answer> {
  const manifest = manifestOf(row.resource);
  if (row.verb === "delete") {
    return client.request("DELETE", `${await admin.placeOf(manifest)}?${DRY_RUN}`);
  }
  if (row.verb === undefined) return client.create(manifest, DRY_RUN);
  const place = await admin.placeOf(manifest);
  const { ephemeralContainers, ...spec } = manifest["spec"] as Manifest;
  // An ephemeral container is added to a pod that is there, which no dry run leaves behind.
  const created = await admin.create({ ...manifest, spec });
  if (!accepted(created)) return created;
  try {
    const body = { spec: { ephemeralContainers } };
    const merge = "application/strategic-merge-patch+json";
    return await client.request("PATCH", `${place}/ephemeralcontainers?${DRY_RUN}`, body, merge);
  } finally {
    await admin.request("DELETE", `${place}?gracePeriodSeconds=0`);
  }
}

/**
 * The controls that object to the object, in a stack with the given resources: mandatory ones, and whatever their level
 * those that a policy of the guard stands for. The pack sees no deletion.
 */
export function askPack(around: Stack, row: RequestRow, minor: string): readonly string[] {
  if (row.verb === "delete") return [];
  const { name, type, inputs } = row.resource;
  const asked = resource(type, `request-${name}`, inputs);
  const guarded = new Set(around.map(guardedControl));
  const settings = { targetVersion: minor, ...PACK_SETTINGS };
  const { findings } = judge([...around, asked], { settings }).evaluations;
  const about = findings.filter(
    ({ urn, status, level, control }) =>
      urn === asked.urn &&
      status === "violation" &&
      (level === "mandatory" || guarded.has(control)),
  );
  return [...new Set(about.map(({ control }) => control))].sort();
}

/** The pack allows the registries that the guard of the test program allows. */
const PACK_SETTINGS = { registries: ["registry.example.com"] };

/** The control that an admission policy stands for. */
function guardedControl({ inputs }: TestResource): string | undefined {
  const { metadata } = inputs as Partial<Manifest>;
  const annotations = metadata?.["annotations"] as Readonly<Record<string, string>> | undefined;
  return annotations?.["hardened-cluster/control"];
}
