// Audit events as EKS writes them to the log group: shapes taken from the Kubernetes audit API (audit.k8s.io/v1) and from
// examples in the EKS user guide and in the AWS knowledge centre; names and addresses are invented.

export interface AuditEvent {
  readonly kind: "Event";
  readonly apiVersion: "audit.k8s.io/v1";
  readonly level: string;
  readonly stage: string;
  readonly requestURI: string;
  readonly verb: string;
  readonly user: { readonly username: string; readonly groups: readonly string[] };
  readonly sourceIPs: readonly string[];
  readonly objectRef?: Readonly<Record<string, string>>;
  readonly responseStatus: { readonly code: number };
}

export const PERSON = "arn:aws:sts::111122223333:assumed-role/developer/jo";
export const WORKLOAD = "system:serviceaccount:shop:web";
export const NODE = "system:node:ip-10-20-1-7.eu-central-1.compute.internal";

/** One request: `GET /api/...` by `username`, answered with `code`. */
export function audit(
  username: string,
  verb: string,
  target: string | Readonly<Record<string, string>>,
  code = 200,
): AuditEvent {
  const requestURI =
    typeof target === "string" ? target : `/api/v1/namespaces/shop/${target["resource"]}`;
  return {
    kind: "Event",
    apiVersion: "audit.k8s.io/v1",
    level: "Metadata",
    stage: "ResponseComplete",
    requestURI,
    verb,
    user: { username, groups: ["system:authenticated"] },
    sourceIPs: ["10.20.1.7"],
    ...(typeof target !== "string" && { objectRef: { apiVersion: "v1", ...target } }),
    responseStatus: { code },
  };
}

/** Lines of the other streams of the log group that are JSON as well. */
export const OTHER_STREAMS: readonly unknown[] = [
  { level: "info", msg: "access granted", username: "admin", groups: ["system:masters"] },
  { kind: "Lease", verb: "get", user: { username: "system:anonymous" } },
];
