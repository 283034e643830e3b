import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Cluster } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName } from "./aws-account";
import { invalidArgument } from "./invalid-argument";
import { controlPlaneLogGroup } from "./keys/key-policies";
import { requireKubernetesVersion, type KubernetesVersion } from "./kubernetes-versions";

export interface ControlPlaneArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. It cannot be changed later. */
  readonly clusterName: string;
  /** Kubernetes minor version, one of the supported ones. Default 1.35. Raise it one minor at a time. */
  readonly kubernetesVersion?: string;
  /** ARN of the role that EKS assumes. */
  readonly roleArn: pulumi.Input<string>;
  /** Subnets for the control plane's network interfaces, in two zones or more. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the control plane's network interfaces. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Address range of Kubernetes services. It cannot be changed later. Default 172.20.0.0/16. */
  readonly serviceCidr?: string;
  /** ARN of the customer key for Kubernetes secrets. It cannot be changed later. */
  readonly secretsKeyArn: pulumi.Input<string>;
  /** ARN of the customer key for control-plane logs. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Days to keep control-plane logs: a period that CloudWatch Logs offers, 365 or more. Default 365. */
  readonly logRetentionDays?: number;
}

/** Source: CloudWatch Logs API reference, PutRetentionPolicy, from one year on. */
const RETENTION_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** What is decided about a control plane before anything is built. */
export interface ControlPlanePlan {
  readonly version: KubernetesVersion;
  readonly logRetentionDays: number;
}

export function planControlPlane(
  owner: string,
  args: { clusterName: string; kubernetesVersion?: string; logRetentionDays?: number },
): ControlPlanePlan {
  requireClusterName(owner, "clusterName", args.clusterName);
  const { logRetentionDays = 365 } = args;
  if (!RETENTION_DAYS.includes(logRetentionDays)) {
    const wanted = `a number of days of at least one year: ${RETENTION_DAYS.join(", ")}`;
    throw invalidArgument(owner, "logRetentionDays", logRetentionDays, wanted);
  }
  return {
    version: requireKubernetesVersion(owner, "kubernetesVersion", args.kubernetesVersion),
    logRetentionDays,
  };
}

/** An EKS control plane with its log group. */
export class ControlPlane extends pulumi.ComponentResource {
  /** Address of the Kubernetes API, inside the VPC. */
  readonly endpoint: pulumi.Output<string>;
  /** Certificate of the cluster's authority, base64. */
  readonly certificateAuthority: pulumi.Output<string>;
  readonly clusterArn: pulumi.Output<string>;

  constructor(name: string, args: ControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planControlPlane(`ControlPlane "${name}"`, args);
    super("hardened-cluster:index:ControlPlane", name, args, opts);

    const logGroup = new LogGroup(
      `${name}-logs`,
      {
        name: controlPlaneLogGroup(args.clusterName),
        // Controls logs-kms and logs-retention.
        kmsKeyId: args.logsKeyArn,
        retentionInDays: plan.logRetentionDays,
      },
      // EKS writes to the group until the cluster is gone and would make it again, unencrypted and without a limit.
      { parent: this, dependsOn: opts?.dependsOn, retainOnDelete: true },
    );

    const cluster = new Cluster(
      `${name}-cluster`,
      {
        name: args.clusterName,
        // Controls ver-eks-supported: an explicit version, and no paid extended support that would hide its end.
        version: plan.version.minor,
        upgradePolicy: { supportType: "STANDARD" },
        forceUpdateVersion: false,
        roleArn: args.roleArn,
        // Controls eks-auth-mode and eks-no-creator-admin: access entries only, and none that nobody asked for.
        accessConfig: {
          authenticationMode: "API",
          bootstrapClusterCreatorAdminPermissions: false,
        },
        // Controls eks-endpoint-public and eks-endpoint-private.
        vpcConfig: {
          endpointPrivateAccess: true,
          endpointPublicAccess: false,
          subnetIds: args.subnetIds,
          securityGroupIds: [args.securityGroupId],
        },
        kubernetesNetworkConfig: {
          ipFamily: "ipv4",
          serviceIpv4Cidr: args.serviceCidr ?? "172.20.0.0/16",
        },
        // Control eks-secrets-encryption.
        encryptionConfig: { provider: { keyArn: args.secretsKeyArn }, resources: ["secrets"] },
        // Control eks-control-plane-logs.
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        // Add-ons are declared, pinned and configured; EKS must not install unmanaged copies first.
        bootstrapSelfManagedAddons: false,
        // Control eks-deletion-protection.
        deletionProtection: true,
        zonalShiftConfig: { enabled: true },
      },
      { parent: this, dependsOn: [logGroup] },
    );

    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.data;
    this.clusterArn = cluster.arn;
    this.registerOutputs({
      endpoint: this.endpoint,
      certificateAuthority: this.certificateAuthority,
      clusterArn: this.clusterArn,
    });
  }
}
