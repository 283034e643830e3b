import { KUBERNETES_VERSIONS } from "../kubernetes-versions";
import type { AddonName } from "./names";

/** Day on which the tables below were last compared with their source. */
export const asOf = "2026-11-21";

/**
 * Where the tables come from. Refresh: `aws eks describe-addon-versions --kubernetes-version <minor> --addon-name <name>`.
 * The rows were collected without an AWS account, from public records of that command's answers and of clusters that were
 * upgraded through 1.34, 1.35 and 1.36 in September 2026, and for aws-guardduty-agent from the GuardDuty user guide,
 * "Kubernetes versions supported by GuardDuty security agent". Newer builds may exist.
 */
export const source = "aws eks describe-addon-versions, as recorded in public by September 2026";

/** Builds that EKS offers for every minor in KUBERNETES_VERSIONS. */
const FOR_ALL_MINORS = {
  "vpc-cni": "v1.22.4-eksbuild.3",
  "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
  "snapshot-controller": "v8.6.0-eksbuild.8",
  "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  "metrics-server": "v0.9.0-eksbuild.11",
  "aws-guardduty-agent": "v1.16.0-eksbuild.2",
  "aws-efs-csi-driver": "v3.4.2-eksbuild.1",
  "amazon-cloudwatch-observability": "v6.7.0-eksbuild.1",
  "cert-manager": "v1.20.2-eksbuild.3",
} as const;

/** Builds that follow the Kubernetes minor. */
const BY_MINOR: Readonly<Record<string, Readonly<Record<"kube-proxy" | "coredns", string>>>> = {
  "1.36": { "kube-proxy": "v1.36.0-eksbuild.25", coredns: "v1.14.3-eksbuild.23" },
  "1.35": { "kube-proxy": "v1.35.3-eksbuild.29", coredns: "v1.13.2-eksbuild.31" },
  "1.34": { "kube-proxy": "v1.34.6-eksbuild.29", coredns: "v1.12.4-eksbuild.38" },
};

/** The pinned version of an add-on for a minor of KUBERNETES_VERSIONS. */
export function addonVersion(name: AddonName, minor: string): string {
  const following = BY_MINOR[minor];
  if (following === undefined) {
    const known = KUBERNETES_VERSIONS.map((version) => version.minor).join(", ");
    throw new RangeError(
      `No add-on versions for Kubernetes ${minor}; there are some for ${known}.`,
    );
  }
  return { ...FOR_ALL_MINORS, ...following }[name];
}
