/** Processor architectures of nodes. */
export const CpuArchitecture = {
  /** 64-bit x86. */
  X86: "x86_64",
  /** 64-bit Arm, such as Graviton. */
  Arm: "arm64",
} as const;
export type CpuArchitecture = (typeof CpuArchitecture)[keyof typeof CpuArchitecture];

/** Name that EKS has for the Bottlerocket images of an architecture (control ng-ami-type). */
export function bottlerocketAmiType(architecture: CpuArchitecture): string {
  return architecture === CpuArchitecture.Arm ? "BOTTLEROCKET_ARM_64" : "BOTTLEROCKET_x86_64";
}

/**
 * Settings that every node starts with, as TOML; EKS adds how to join the cluster. No shell leads into the node: neither
 * the admin container (SSH) nor the control container (session manager) runs. Lockdown keeps even root from changing the
 * kernel. Pods without a seccomp profile of their own get the runtime's.
 * Source: "Security Guidance" in the Bottlerocket documentation.
 */
export function bottlerocketSettings(): string {
  return [
    "[settings.kernel]",
    'lockdown = "integrity"',
    "",
    "[settings.host-containers.admin]",
    "enabled = false",
    "",
    "[settings.host-containers.control]",
    "enabled = false",
    "",
    "[settings.kubernetes]",
    "seccomp-default = true",
    "",
  ].join("\n");
}
