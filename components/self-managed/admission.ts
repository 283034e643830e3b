import type { ControlPlanePlan } from "./plan";

/** Namespaces of the system itself: its pods use the network and the disks of nodes. */
const SYSTEM_NAMESPACES: readonly string[] = ["kube-system"];

const LEVEL = "restricted";

/**
 * The AdmissionConfiguration: the Pod Security level restricted wherever a namespace has no label, and a bound on events
 * (source: CIS Kubernetes Benchmark 1.12.0, clauses 5.2.1 and 1.2.9).
 */
export function admissionConfiguration({
  privilegedNamespaces,
}: Pick<ControlPlanePlan, "privilegedNamespaces">): Readonly<Record<string, unknown>> {
  return {
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "AdmissionConfiguration",
    plugins: [
      {
        name: "PodSecurity",
        configuration: {
          apiVersion: "pod-security.admission.config.k8s.io/v1",
          kind: "PodSecurityConfiguration",
          defaults: {
            enforce: LEVEL,
            "enforce-version": "latest",
            audit: LEVEL,
            "audit-version": "latest",
            warn: LEVEL,
            "warn-version": "latest",
          },
          exemptions: {
            usernames: [],
            runtimeClasses: [],
            namespaces: [...new Set([...SYSTEM_NAMESPACES, ...privilegedNamespaces])],
          },
        },
      },
      {
        name: "EventRateLimit",
        configuration: {
          apiVersion: "eventratelimit.admission.k8s.io/v1alpha1",
          kind: "Configuration",
          limits: [
            { type: "Server", qps: 500, burst: 2000 },
            { type: "Namespace", qps: 50, burst: 200, cacheSize: 2000 },
          ],
        },
      },
    ],
  };
}
