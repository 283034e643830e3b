import { accountArn, requireClusterName, requireLocation, type AwsLocation } from "../aws-account";
import { invalidArgument } from "../invalid-argument";
import type { NetworkNeeds } from "../network/needs";

export interface FileSystemRequest extends AwsLocation {
  readonly clusterName: string;
  readonly availabilityZones: readonly string[];
  readonly subnetIds: readonly unknown[];
}

/** Roles of the EFS CSI driver that may use the file system. */
const DRIVER_SUFFIXES = ["efs-csi", "efs-csi-node"];

/**
 * The file system's policy as JSON text: TLS or nothing, and only the driver's roles may mount and write. Nobody is root.
 * Source: EFS user guide, "Using IAM to control access to file systems".
 */
export function planFileSystemPolicy(owner: string, request: FileSystemRequest): string {
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  const location = requireLocation(owner, request);
  const { availabilityZones, subnetIds } = request;
  if (availabilityZones.length !== subnetIds.length) {
    const wanted = `one subnet for each of the ${availabilityZones.length} availability zones`;
    throw invalidArgument(owner, "subnetIds", `${subnetIds.length} subnets`, wanted);
  }
  const roles = DRIVER_SUFFIXES.map((suffix) =>
    accountArn(location, `role/${clusterName}-${suffix}`),
  );
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "DriverMounts",
        Effect: "Allow",
        Principal: { AWS: roles },
        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
      },
    ],
  });
}

/** What mounting the file system needs of the network. Source: Amazon EFS user guide, "Using VPC security groups". */
export const FILE_SYSTEM_NEEDS: NetworkNeeds = {
  owner: "file-system",
  flows: [
    {
      from: "nodes",
      to: "file-systems",
      protocol: "tcp",
      port: 2049,
      reason: "Nodes to EFS mount targets over TLS",
    },
  ],
  endpoints: ["elasticfilesystem"],
};
