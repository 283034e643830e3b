import fs from "node:fs";
import { accepted, messageOf } from "../../kubernetes/client";
import type { ControlPlane } from "../plane";
import type { Attempt } from "../table";
import { WORD } from "./words";

const LOG = "/var/log/kubernetes/audit/audit.log";

interface AuditEvent {
  readonly level: string;
  readonly verb: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly resource: string; readonly name?: string };
  readonly requestObject?: unknown;
}

/** What the audit log says of Secrets that were written, and of a change of rights. */
export async function auditAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const apiVersion = "rbac.authorization.k8s.io/v1";
  const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["list"] }];
  const role = { apiVersion, kind: "ClusterRole", metadata: { name: "audited" }, rules };
  const answer = await plane.admin.create(role);
  if (!accepted(answer)) throw new Error(messageOf(answer));
  const text = fs.readFileSync(plane.first.at(LOG), "utf8");
  const events = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as AuditEvent);
  /** Records of one user's requests for an object, told apart by level and body. */
  const kept = (username: string, verb: string, resource: string, name: string) => {
    const records = events
      .filter(({ user, verb: of }) => user.username === username && of === verb)
      .filter(({ objectRef }) => objectRef?.resource === resource)
      .filter(({ objectRef, requestObject }) => (objectRef?.name ?? nameIn(requestObject)) === name)
      .map(
        ({ level, requestObject }) =>
          `${level}, ${requestObject === undefined ? "no" : "with"} body`,
      );
    return [...new Set(records)].join("; ");
  };
  const leaks = [WORD, Buffer.from(WORD).toString("base64")].filter((word) => text.includes(word));
  return [
    {
      attempt: "audit log: a Secret read",
      expected: "Metadata, no body",
      seen: kept("jane", "get", "secrets", "old"),
    },
    {
      attempt: "audit log: a Secret that a kubelet was refused",
      expected: "Metadata, no body",
      seen: kept("system:node:cp-2", "get", "secrets", "old"),
    },
    {
      attempt: "audit log: a change of RBAC",
      expected: "Request, with body",
      seen: kept("jane", "create", "clusterroles", "audited"),
    },
    {
      attempt: "audit log: contents of Secrets and ConfigMaps",
      expected: "none",
      seen: leaks.length === 0 ? "none" : leaks.join(", "),
    },
  ];
}

/** Objects that are created may have their name in the body alone. */
function nameIn(body: unknown): string | undefined {
  return (body as { readonly metadata?: { readonly name?: string } } | undefined)?.metadata?.name;
}
