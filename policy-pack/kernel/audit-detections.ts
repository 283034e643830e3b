/** Something that a metric filter on the audit log of a control plane must find, with what its pattern tests for it. */
export interface AuditDetection {
  readonly what: string;
  /** Field of an audit event (audit.k8s.io/v1 Event), and the value that gives it away. */
  readonly field: string;
  readonly value: string;
}

export const AUDIT_DETECTIONS: readonly AuditDetection[] = [
  { what: "anonymous requests", field: "user.username", value: "system:anonymous" },
  { what: "sessions in pods", field: "objectRef.subresource", value: "exec" },
  { what: "reads of Secrets", field: "objectRef.resource", value: "secrets" },
  {
    what: "changes of RBAC",
    field: "objectRef.apiGroup",
    value: "rbac.authorization.k8s.io",
  },
  { what: "approved certificates", field: "objectRef.subresource", value: "approval" },
  { what: "forbidden requests", field: "responseStatus.code", value: "403" },
  { what: "changes of aws-auth", field: "objectRef.name", value: "aws-auth" },
];

/**
 * Whether a filter pattern tests for it: a JSON pattern compares the field with the value, a pattern of terms has the value
 * among them (CloudWatch Logs user guide, "Filter pattern syntax").
 */
export function finds(pattern: string, { field, value }: AuditDetection): boolean {
  const text = escaped(value);
  if (!pattern.trim().startsWith("{")) return new RegExp(`(?<![\\w-])${text}`).test(pattern);
  return new RegExp(`\\$\\.${escaped(field)}\\s*=\\s*"?\\*?${text}\\b`).test(pattern);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
