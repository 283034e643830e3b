import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Cluster } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { planApiAccess, type ApiAccess, type ApiAccessPlan } from "./api-access";
import { requireClusterName } from "./aws-account";
import { invalidArgument } from "./invalid-argument";
import { controlPlaneLogGroup } from "./keys/key-policies";
import {
  requireKubernetesVersion,
  requireNextMinor,
  type KubernetesVersion,
} from "./kubernetes-versions";

export interface ControlPlaneArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. It cannot be changed later. */
  readonly clusterName: string;
  /** Kubernetes minor version, one of the supported ones. Default 1.35. Raise it one minor at a time. */
  readonly kubernetesVersion?: string;
  /**
   * Kubernetes minor version that the cluster runs now, for an upgrade to be judged before anything is known of the
   * cluster. An update that skips a minor is refused without it too, by a hook that sees the stack's state. Default none.
   */
  readonly upgradeFrom?: string;
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
  /** Who reaches the Kubernetes API: private or restricted-public. Default private. */
  readonly apiAccess?: ApiAccess;
  /**
   * Public IPv4 networks of administrators, at most 256 addresses together, for restricted-public access only. Default
   * none.
   */
  readonly publicAccessCidrs?: string[];
  /** Whether EKS Auto Mode makes nodes, volumes and load balancers. Default false. */
  readonly autoMode?: boolean;
}

/** Source: CloudWatch Logs API reference, PutRetentionPolicy, from one year on. */
const RETENTION_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** What is decided about a control plane before anything is built. */
export interface ControlPlanePlan {
  readonly version: KubernetesVersion;
  readonly logRetentionDays: number;
  readonly access: ApiAccessPlan;
}

/** What the plan is made from; the meaning of each value is the one of `ControlPlaneArgs`. */
export type ControlPlaneRequest = Pick<
  ControlPlaneArgs,
  | "clusterName"
  | "kubernetesVersion"
  | "upgradeFrom"
  | "logRetentionDays"
  | "apiAccess"
  | "publicAccessCidrs"
>;

export function planControlPlane(owner: string, args: ControlPlaneRequest): ControlPlanePlan {
  requireClusterName(owner, "clusterName", args.clusterName);
  const { logRetentionDays = 365 } = args;
  if (!RETENTION_DAYS.includes(logRetentionDays)) {
    const wanted = `a number of days of at least one year: ${RETENTION_DAYS.join(", ")}`;
    throw invalidArgument(owner, "logRetentionDays", logRetentionDays, wanted);
  }
  const version = requireKubernetesVersion(owner, "kubernetesVersion", args.kubernetesVersion);
  if (args.upgradeFrom !== undefined) {
    requireNextMinor(owner, "kubernetesVersion", args.upgradeFrom, version.minor);
  }
  return { version, logRetentionDays, access: planApiAccess(owner, args) };
}

/**
 * An EKS control plane with its log group. Give it the option `protect` in production: EKS refuses to delete the cluster
 * (control eks-deletion-protection) and the log group is kept, but Pulumi would replace the cluster.
 */
export class ControlPlane extends pulumi.ComponentResource {
  /** Address of the Kubernetes API, inside the VPC. */
  readonly endpoint: pulumi.Output<string>;
  /** Certificate of the cluster's authority, base64. */
  readonly certificateAuthority: pulumi.Output<string>;
  readonly clusterArn: pulumi.Output<string>;

  constructor(name: string, args: ControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ControlPlane "${name}"`;
    const plan = planControlPlane(owner, args);
    super("hardened-cluster:index:ControlPlane", name, args, opts);

    const logGroup = new LogGroup(
      `${name}-logs`,
      {
        name: controlPlaneLogGroup(args.clusterName),
        // Controls logs-kms and logs-retention.
        kmsKeyId: args.logsKeyArn,
        retentionInDays: plan.logRetentionDays,
        // Control logs-deletion-protection: whoever erases traces must first show up in CloudTrail.
        deletionProtectionEnabled: true,
      },
      // EKS writes to the group until the cluster is gone and would make it again, unencrypted and without a limit.
      { parent: this, dependsOn: opts?.dependsOn, retainOnDelete: true },
    );

    const { autoMode = false } = args;
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
        // Controls eks-endpoint-public, eks-public-cidrs and eks-endpoint-private: nodes never leave the VPC for the API.
        vpcConfig: {
          endpointPrivateAccess: true,
          ...plan.access,
          subnetIds: args.subnetIds,
          securityGroupIds: [args.securityGroupId],
        },
        kubernetesNetworkConfig: {
          ipFamily: "ipv4",
          serviceIpv4Cidr: args.serviceCidr ?? "172.20.0.0/16",
          ...(autoMode && { elasticLoadBalancing: { enabled: true } }),
        },
        // EKS wants the three settings of Auto Mode on together. Without built-in pools every node comes from a node class
        // of ours (control eks-auto-mode-pools).
        ...(autoMode && {
          computeConfig: { enabled: true, nodePools: [] },
          storageConfig: { blockStorage: { enabled: true } },
        }),
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
      {
        parent: this,
        dependsOn: [logGroup],
        ...(knowsHooks() && { hooks: { beforeUpdate: [oneMinorAtATime(name, owner)] } }),
      },
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

/** Refuses an update that skips a minor, in previews too. The old version comes from the stack's state. */
function oneMinorAtATime(name: string, owner: string): pulumi.ResourceHook {
  return new pulumi.ResourceHook(
    `${name}-one-minor-at-a-time`,
    ({ oldInputs, newInputs }) => {
      const current: unknown = oldInputs?.version;
      const target: unknown = newInputs?.version;
      if (typeof current === "string" && typeof target === "string") {
        requireNextMinor(owner, "kubernetesVersion", current, target);
      }
    },
    { onDryRun: true },
  );
}

/** The mocks of the SDK announce hooks and have none (@pulumi/pulumi 3.270); a unit test of a stack must not end there. */
function knowsHooks(): boolean {
  return typeof pulumi.runtime.getMonitor()?.registerResourceHook === "function";
}
