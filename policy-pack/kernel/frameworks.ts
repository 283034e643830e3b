import type { FrameworkClause } from "./control";

const CIS_EKS_VERSIONS = ["1.7.0", "1.8.0"] as const;

/** Clauses of the CIS Amazon EKS Benchmark, in both supported releases unless one is named. */
export function cisEks(
  clauses: readonly string[],
  versions: readonly (typeof CIS_EKS_VERSIONS)[number][] = CIS_EKS_VERSIONS,
): readonly FrameworkClause[] {
  return versions.flatMap((version) =>
    clauses.map((clause) => ({ framework: "CIS EKS", version, clause })),
  );
}

/** Clauses of the CIS Kubernetes Benchmark 1.12.0. */
export function cisKubernetes(...clauses: readonly string[]): readonly FrameworkClause[] {
  return clauses.map((clause) => ({ framework: "CIS Kubernetes", version: "1.12.0", clause }));
}

/** Sections of the NSA/CISA Kubernetes Hardening Guide 1.2. */
export function nsaCisa(...clauses: readonly string[]): readonly FrameworkClause[] {
  return clauses.map((clause) => ({ framework: "NSA/CISA", version: "1.2", clause }));
}

/** Checks of the Pod Security Standards, by level. */
export function podSecurity(
  level: "baseline" | "restricted",
  check: string,
): readonly FrameworkClause[] {
  return [{ framework: "Pod Security Standards", version: "1", clause: `${level}: ${check}` }];
}

/** Techniques of MITRE ATT&CK. */
export function attack(...techniques: readonly string[]): readonly FrameworkClause[] {
  return techniques.map((clause) => ({ framework: "MITRE ATT&CK", version: "17", clause }));
}
