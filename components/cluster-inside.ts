import * as pulumi from "@pulumi/pulumi";
import { ApplicationLogs } from "./addons/application-logs";
import { ClusterAddons } from "./addons/cluster-addons";
import { AddonPhase } from "./addons/names";
import { SystemPolicies } from "./addons/system-policies";
import { AdmissionGuard } from "./admission/admission-guard";
import { planClusterGuard, type AdmissionGuardSettings } from "./admission/cluster-guard";
import type { Partition } from "./aws-account";
import { ClusterDefaults } from "./cluster-defaults/cluster-defaults";
import { ClusterIssuers } from "./issuers/cluster-issuers";
import { AutoModeNodePool } from "./nodes/auto-mode";
import type { NodePoolSettings } from "./nodes/node-pool";
import { ClusterPki } from "./pki/cluster-pki";
import { TrustDomain } from "./pki/trust-domains";
import { EncryptedFileSystem } from "./storage/encrypted-file-system";
import { FileStorageClass } from "./storage/file-storage-class";
import { StorageClasses } from "./storage/storage-classes";

export interface ClusterInsideArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Kubernetes minor version of the cluster. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Names of all add-ons of the cluster. Default those that `DEFAULT_ADDONS` lists. */
  readonly addons?: string[];
  /** What the admission policies let through beside the registries of the account. Default nothing. */
  readonly admissionGuard?: AdmissionGuardSettings;
  /** Ids of further accounts whose images pods run, each 12 digits. Default none. */
  readonly imageAccountIds?: string[];
  /** ARNs of the add-ons' roles by service account, as `AddonRoles` gives them. */
  readonly roleArns: Record<string, pulumi.Input<string>>;
  /** Address range of the VPC. */
  readonly vpcCidr: string;
  /** Address range of Kubernetes services. Default 172.20.0.0/16. */
  readonly serviceCidr?: string;
  /** Subnets of the control plane's network interfaces. */
  readonly controlPlaneCidrs: string[];
  /** Subnets of the nodes. */
  readonly nodeCidrs: string[];
  /** Subnets of the interface endpoints of AWS services; with a route to the internet, 0.0.0.0/0. */
  readonly serviceEndpointCidrs: string[];
  /** Availability zones of the nodes. */
  readonly availabilityZones: string[];
  /** Subnets for the mount targets of the file system, in the order of the zones. */
  readonly endpointSubnetIds: pulumi.Input<string>[];
  /** Subnets for the nodes of Auto Mode. */
  readonly nodeSubnetIds: pulumi.Input<string>[];
  /** Security group of the nodes. */
  readonly nodeSecurityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for volumes and file systems. */
  readonly volumesKeyArn: pulumi.Input<string>;
  /** ARN of the customer key for logs. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Days to keep application logs. Default 365. */
  readonly logRetentionDays?: number;
  /** Whether the CloudWatch add-on writes application logs. Default false. */
  readonly applicationLogs?: boolean;
  /** Whether cert-manager issues certificates for workloads and webhooks. Default false. */
  readonly issuers?: boolean;
  /** Security group of the file system's mount targets. Default no file system. */
  readonly fileSystemSecurityGroupId?: pulumi.Input<string>;
  /** Pools of EKS Auto Mode by name. Default none. */
  readonly autoModePools?: Record<string, NodePoolSettings>;
  /** Name of the role of Auto Mode nodes, when there are pools. Default none. */
  readonly autoModeRoleName?: pulumi.Input<string>;
}

/**
 * What every cluster has inside once it has nodes: network policies of the system's pods, then admission policies and the
 * add-ons that run on the pod network, then storage classes and pools. In strict network-policy mode the add-ons' pods
 * have no traffic before their policies exist.
 */
export class ClusterInside extends pulumi.ComponentResource {
  /** Roots of the certificates of workloads, in PEM, when there are issuers. */
  readonly workloadTrust?: pulumi.Output<string>;

  constructor(name: string, args: ClusterInsideArgs, opts?: pulumi.ComponentResourceOptions) {
    const guard = planClusterGuard(`ClusterInside "${name}"`, args);
    super("hardened-cluster:index:ClusterInside", name, args, opts);
    const { clusterName, accountId, region, partition, kubernetesVersion, addons } = args;
    const { volumesKeyArn } = args;
    const first = { parent: this, dependsOn: opts?.dependsOn };

    new ClusterDefaults(`${name}-defaults`, { kubernetesVersion }, first);
    const policies = new SystemPolicies(
      `${name}-policies`,
      {
        kubernetesVersion,
        addons,
        vpcCidr: args.vpcCidr,
        serviceCidr: args.serviceCidr,
        controlPlaneCidrs: args.controlPlaneCidrs,
        nodeCidrs: args.nodeCidrs,
        serviceEndpointCidrs: args.serviceEndpointCidrs,
      },
      first,
    );
    // Goes before the namespaces of add-ons when all is destroyed: it keeps them from being deleted.
    new AdmissionGuard(`${name}-guard`, guard, { parent: this, dependsOn: [policies] });
    const prerequisites: pulumi.Resource[] = [policies];
    if (args.applicationLogs === true) {
      const { logsKeyArn, logRetentionDays: retentionDays } = args;
      const logs = { clusterName, logsKeyArn, retentionDays };
      prerequisites.push(new ApplicationLogs(`${name}-logs`, logs, first));
    }
    const running = new ClusterAddons(
      `${name}-addons`,
      {
        clusterName,
        kubernetesVersion,
        addons,
        phase: AddonPhase.AfterNodes,
        roleArns: args.roleArns,
      },
      { parent: this, dependsOn: prerequisites },
    );
    const last = { parent: this, dependsOn: [running] };
    new StorageClasses(`${name}-storage`, { volumesKeyArn }, last);
    if (args.fileSystemSecurityGroupId !== undefined) {
      const files = new EncryptedFileSystem(
        `${name}-files`,
        {
          clusterName,
          accountId,
          region,
          partition,
          availabilityZones: args.availabilityZones,
          subnetIds: args.endpointSubnetIds,
          securityGroupId: args.fileSystemSecurityGroupId,
          volumesKeyArn,
        },
        first,
      );
      new FileStorageClass(`${name}-files`, { fileSystemId: files.fileSystemId }, last);
    }
    for (const [poolName, settings] of Object.entries(args.autoModePools ?? {})) {
      new AutoModeNodePool(
        `${name}-${poolName}`,
        {
          poolName,
          nodeRoleName: requireRole(args.autoModeRoleName),
          subnetIds: args.nodeSubnetIds,
          securityGroupId: args.nodeSecurityGroupId,
          volumesKeyArn,
          settings,
        },
        last,
      );
    }
    if (args.issuers === true) {
      const domains = [TrustDomain.Workloads, TrustDomain.Webhooks].map((domain) => ({
        domain,
        issuer: true,
      }));
      const pki = new ClusterPki(`${name}-pki`, { clusterName, domains }, first);
      new ClusterIssuers(`${name}-issuers`, { authorities: pki.issuers }, last);
      this.workloadTrust = pki.workloadTrust;
    }
    this.registerOutputs({ workloadTrust: this.workloadTrust });
  }
}

function requireRole(role: pulumi.Input<string> | undefined): pulumi.Input<string> {
  if (role === undefined) throw new Error("Auto Mode pools have no role for their nodes.");
  return role;
}
