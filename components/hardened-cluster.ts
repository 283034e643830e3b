import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { ClusterAddons } from "./addons/cluster-addons";
import { AddonPhase } from "./addons/names";
import { ClusterAccess } from "./cluster-access";
import type { HardenedClusterArgs } from "./cluster-args";
import { ClusterIdentities } from "./cluster-identities";
import { ClusterIdentityProvider } from "./cluster-identity-provider";
import { ClusterInside } from "./cluster-inside";
import { planCluster } from "./cluster-plan";
import { ClusterRecords } from "./cluster-records";
import { ControlPlane } from "./control-plane";
import { ClusterKeys } from "./keys/cluster-keys";
import { CustomerKey } from "./keys/customer-key";
import { execKubeconfig, nextStep, tunnelCommand } from "./kubeconfig";
import { ClusterNetwork, type NetworkSettings } from "./network/cluster-network";
import { ClusterNodes } from "./nodes/cluster-nodes";
import { ImageRegistry } from "./registry/image-registry";

// Beside the class, because the component schema takes every property of the class for an output, and other languages
// cannot receive a provider as one.
const providers = new WeakMap<HardenedCluster, Provider>();

/**
 * A private EKS cluster, hardened throughout: network, keys, control plane, access, nodes, add-ons, audit, registry,
 * storage and backup. It is built from components that are each usable alone.
 */
export class HardenedCluster extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  /** Address of the Kubernetes API, inside the VPC. */
  readonly endpoint: pulumi.Output<string>;
  /** Kubeconfig as JSON text, for the deployer's role. It holds no secret. */
  readonly kubeconfig: pulumi.Output<string>;
  readonly vpcId: pulumi.Output<string>;
  /** Topic of the alarms on the audit log. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** Roots of the certificates of workloads, in PEM, for `TrustBundle`; only with issuers. */
  readonly workloadTrust?: pulumi.Output<string>;
  /** What a person does next to reach the cluster, with the command of the tunnel. */
  readonly nextStep: pulumi.Output<string>;

  constructor(name: string, args: HardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    const clusterName = args.clusterName ?? name;
    // Everything is judged before the first resource is registered, so that bad input leaves nothing behind.
    const plan = planCluster(`HardenedCluster "${name}"`, { ...args, clusterName });
    super("hardened-cluster:index:HardenedCluster", name, args, opts);
    const { accountId, region, partition, kubernetesVersion, permissionsBoundaryArn } = args;
    const { deployerRoleArn, administratorRoleArns, customKeyStoreId, sessionAccess } = args;
    const { addons, serviceCidr, logRetentionDays } = args;
    const { addresses, autoMode } = plan;
    const location = { clusterName, accountId, region, partition };
    const people = { deployerRoleArn, administratorRoleArns };
    const first = { parent: this, dependsOn: opts?.dependsOn };
    const after = (...resources: pulumi.Resource[]) => ({ parent: this, dependsOn: resources });

    const identities = new ClusterIdentities(
      `${name}-identities`,
      {
        ...location,
        addons,
        permissionsBoundaryArn,
        sessionAccess,
        autoMode,
        karpenter: args.karpenter,
      },
      first,
    );
    const keys = new ClusterKeys(
      `${name}-keys`,
      {
        ...location,
        ...people,
        customKeyStoreId,
        autoMode,
        fileSystem: args.fileSystem,
        volumeUserRoleArns: plan.volumeUserRoleArns,
        logGroupNames: plan.logGroupNames,
      },
      after(identities),
    );
    const network = new ClusterNetwork(
      `${name}-network`,
      {
        ...networkSettings(args),
        ...location,
        rules: plan.rules,
        services: plan.services,
        logsKeyArn: keys.logsKeyArn,
        logRetentionDays,
        permissionsBoundaryArn,
      },
      first,
    );
    const controlPlane = new ControlPlane(
      `${name}-control-plane`,
      {
        clusterName,
        kubernetesVersion,
        upgradeFrom: args.upgradeFrom,
        roleArn: identities.controlPlaneRoleArn,
        subnetIds: network.controlPlaneSubnetIds,
        securityGroupId: network.controlPlaneSecurityGroupId,
        serviceCidr,
        secretsKeyArn: keys.secretsKeyArn,
        logsKeyArn: keys.logsKeyArn,
        logRetentionDays,
        apiAccess: args.apiAccess,
        publicAccessCidrs: args.publicAccessCidrs,
        autoMode,
      },
      after(keys, network),
    );
    const access = new ClusterAccess(
      `${name}-access`,
      { clusterName, partition, ...people, personas: args.personas },
      after(controlPlane),
    );
    if (args.identityProvider !== undefined) {
      new ClusterIdentityProvider(
        `${name}-identity-provider`,
        { clusterName, ...args.identityProvider },
        after(controlPlane),
      );
    }
    const records = new ClusterRecords(
      `${name}-records`,
      {
        ...location,
        ...people,
        permissionsBoundaryArn,
        customKeyStoreId,
        alarmSubscribers: args.alarmSubscribers,
        auditArchive: args.auditArchive,
        backupRoleArn: identities.backupRoleArn,
        restoreTestRoleArn: identities.restoreTestRoleArn,
        backup: args.backup,
      },
      after(controlPlane),
    );
    if (args.registry !== undefined) {
      const key = new CustomerKey(
        `${name}-registry-key`,
        { ...location, ...people, use: "registry", customKeyStoreId },
        first,
      );
      new ImageRegistry(
        `${name}-registry`,
        { accountId, region, partition, ...args.registry, keyArn: key.keyArn },
        first,
      );
    }
    const nodeAddons = new ClusterAddons(
      `${name}-node-addons`,
      {
        clusterName,
        kubernetesVersion,
        addons,
        phase: AddonPhase.BeforeNodes,
        roleArns: identities.addonRoleArns,
      },
      after(access),
    );
    const nodes = new ClusterNodes(
      `${name}-nodes`,
      {
        ...location,
        ...people,
        permissionsBoundaryArn,
        kubernetesVersion,
        roleArn: identities.nodeRoleArn,
        subnetIds: network.nodeSubnetIds,
        securityGroupId: network.nodeSecurityGroupId,
        volumesKeyArn: keys.volumesKeyArn,
        nodeGroups: plan.nodeGroups,
        sessionAccess,
        autoMode,
        karpenterRoleArn: identities.karpenterRoleArn,
        karpenterNodeRoleArn: identities.karpenterNodeRoleArn,
      },
      after(nodeAddons, network),
    );

    const { endpoint } = controlPlane;
    this.kubeconfig = pulumi
      .all([endpoint, controlPlane.certificateAuthority])
      .apply(([address, certificateAuthority]) =>
        execKubeconfig({
          endpoint: address,
          certificateAuthority,
          clusterName,
          region,
          roleArn: deployerRoleArn,
          kubernetesAccess: plan.kubernetesAccess,
        }),
      );
    const provider = new Provider(
      `${name}-kubernetes`,
      { kubeconfig: this.kubeconfig, clusterIdentifier: clusterName },
      after(access),
    );
    providers.set(this, provider);
    if (plan.buildsInside) {
      const inside = new ClusterInside(
        `${name}-inside`,
        {
          ...location,
          kubernetesVersion,
          addons,
          admissionGuard: args.admissionGuard,
          imageAccountIds: args.imageAccountIds,
          roleArns: identities.addonRoleArns,
          vpcCidr: addresses.vpcCidr,
          serviceCidr: addresses.serviceCidr,
          controlPlaneCidrs: addresses.zones.map(({ controlPlane: cidr }) => cidr),
          nodeCidrs: addresses.zones.map(({ nodes: cidr }) => cidr),
          serviceEndpointCidrs: plan.serviceEndpointCidrs,
          availabilityZones: args.availabilityZones,
          endpointSubnetIds: network.endpointSubnetIds,
          nodeSubnetIds: network.nodeSubnetIds,
          nodeSecurityGroupId: network.nodeSecurityGroupId,
          volumesKeyArn: keys.volumesKeyArn,
          logsKeyArn: keys.logsKeyArn,
          logRetentionDays,
          applicationLogs: plan.applicationLogs,
          issuers: args.issuers,
          fileSystemSecurityGroupId: network.fileSystemSecurityGroupId,
          autoModePools: args.autoModePools,
          autoModeRoleName: nodes.autoModeRoleName,
        },
        { parent: this, provider, dependsOn: [nodes] },
      );
      this.workloadTrust = inside.workloadTrust;
    }

    const tunnel = endpoint.apply((address) =>
      tunnelCommand({ clusterName, region, endpoint: address }),
    );
    this.nextStep = tunnel.apply((command) => nextStep(plan.kubernetesAccess, command));
    this.clusterName = pulumi.output(clusterName);
    this.endpoint = endpoint;
    this.vpcId = network.vpcId;
    this.alarmTopicArn = records.alarmTopicArn;
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      kubeconfig: this.kubeconfig,
      vpcId: this.vpcId,
      alarmTopicArn: this.alarmTopicArn,
      workloadTrust: this.workloadTrust,
      nextStep: this.nextStep,
    });
  }

  /** The Kubernetes provider of the cluster, for everything that is made inside it. */
  get provider(): Provider {
    const provider = providers.get(this);
    if (provider === undefined) throw new Error("The cluster has not been constructed.");
    return provider;
  }
}

function networkSettings(args: HardenedClusterArgs): NetworkSettings {
  return {
    vpcCidr: args.vpcCidr,
    availabilityZones: args.availabilityZones,
    serviceCidr: args.serviceCidr,
    podCidr: args.podCidr,
    reservedCidrs: args.reservedCidrs,
    egress: args.egress,
    publicLoadBalancer: args.publicLoadBalancer,
    apiClientCidrs: args.apiClientCidrs,
    imageAccountIds: args.imageAccountIds,
    bucketNames: args.bucketNames,
    s3Addresses: args.s3Addresses,
    allowedDomains: args.allowedDomains,
  };
}
