import { ANONYMOUS_PATHS } from "./authentication";

/** Verbs that change an object. */
const CHANGES = ["create", "update", "patch", "delete", "deletecollection"];

/**
 * The audit policy: the first rule that fits decides. Whoever did what to which object is recorded for every request; bodies only
 * of changes to who may do what, and to what is admitted. No body of a Secret, ConfigMap or token is ever recorded, because no
 * rule with bodies names their group. Source: CIS Kubernetes Benchmark 1.12.0, clauses 3.2.1 and 3.2.2.
 */
export const AUDIT_POLICY: Readonly<Record<string, unknown>> = {
  apiVersion: "audit.k8s.io/v1",
  kind: "Policy",
  omitStages: ["RequestReceived"],
  omitManagedFields: true,
  rules: [
    { level: "None", nonResourceURLs: ANONYMOUS_PATHS, verbs: ["get"] },
    {
      level: "Request",
      verbs: CHANGES,
      resources: [
        { group: "rbac.authorization.k8s.io" },
        { group: "admissionregistration.k8s.io" },
        { group: "certificates.k8s.io" },
        { group: "apiregistration.k8s.io" },
      ],
    },
    { level: "Metadata" },
  ],
};
