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

/** What differs between the nodes of one cluster and another. */
export interface BottlerocketOptions {
  /** Whether the control container runs, which session manager opens shells in. Default false. */
  readonly sessionAccess?: boolean;
}

/** Settings of the kernel's network stack that let a neighbour change routes. */
const REDIRECTS = [
  "net.ipv4.conf.all.send_redirects",
  "net.ipv4.conf.default.send_redirects",
  "net.ipv4.conf.all.accept_redirects",
  "net.ipv4.conf.default.accept_redirects",
  "net.ipv4.conf.all.secure_redirects",
  "net.ipv4.conf.default.secure_redirects",
  "net.ipv6.conf.all.accept_redirects",
  "net.ipv6.conf.default.accept_redirects",
];

/**
 * Settings that every node starts with, as TOML; EKS adds how to join the cluster. The admin container, which has SSH, never
 * runs, and the control container only for session manager. Lockdown keeps even root from changing the kernel. Pods without
 * a seccomp profile of their own get the runtime's.
 * Sources: "Security Guidance" in the Bottlerocket documentation; CIS Bottlerocket Benchmark 1.0.0, level 2, for modules
 * and redirects.
 */
export function bottlerocketSettings({ sessionAccess = false }: BottlerocketOptions = {}): string {
  return [
    "[settings.kernel]",
    'lockdown = "integrity"',
    "",
    "[settings.kernel.modules.sctp]",
    "allowed = false",
    "",
    "[settings.kernel.modules.udf]",
    "allowed = false",
    "",
    "[settings.kernel.sysctl]",
    ...REDIRECTS.map((name) => `"${name}" = "0"`),
    "",
    "[settings.host-containers.admin]",
    "enabled = false",
    "",
    "[settings.host-containers.control]",
    `enabled = ${sessionAccess}`,
    "",
    "[settings.kubernetes]",
    "seccomp-default = true",
    "",
    // Nodes without a way out would only log that they cannot deliver them.
    "[settings.metrics]",
    "send-metrics = false",
    "",
  ].join("\n");
}
