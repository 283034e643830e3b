import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import * as pulumi from "@pulumi/pulumi";
import { requireMatch } from "../invalid-argument";
import { requireKubernetesVersion } from "../kubernetes-versions";
import { bottlerocketSettings } from "./bottlerocket";
import { nodePoolSpec, planNodePool, requirePoolName, type NodePoolSettings } from "./node-pool";

export interface KarpenterNodePoolArgs {
  /** Name of the pool and of its node class: lower-case letters, digits and hyphens. Default the resource's name. */
  readonly poolName?: string;
  /** Name of the cluster, for the name tag of nodes. */
  readonly clusterName: string;
  /** Kubernetes minor version of the cluster, which tells the node release. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Bottlerocket release, version and build. Default the one proven with the Kubernetes version. */
  readonly releaseVersion?: string;
  /** Name of the nodes' instance profile. */
  readonly instanceProfileName: pulumi.Input<string>;
  /** Private subnets for the nodes. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the nodes. */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for node volumes. Its policy must let the controller's role in. */
  readonly volumesKeyArn: pulumi.Input<string>;
  /** Whether people open shells on the nodes through session manager. Default false. */
  readonly sessionAccess?: boolean;
  /** What nodes may be made. */
  readonly settings?: NodePoolSettings;
}

/**
 * A pool of Bottlerocket nodes that Karpenter makes, as hard as those of `BottlerocketNodes` (controls ng-imdsv2,
 * ng-imds-hop-limit, ng-disk-encrypted, ng-no-public-ip, ng-release-pinned). Wants the Kubernetes provider of the cluster in
 * its options, and Karpenter's custom resource definitions in the cluster.
 * Source: Karpenter documentation, "NodeClasses".
 */
export class KarpenterNodePool extends pulumi.ComponentResource {
  constructor(name: string, args: KarpenterNodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `KarpenterNodePool "${name}"`;
    const poolName = requirePoolName(owner, "poolName", args.poolName ?? name);
    const plan = planNodePool(owner, "settings", args.settings);
    const release = requireRelease(owner, args);
    super("hardened-cluster:index:KarpenterNodePool", name, args, opts);

    const volume = (deviceName: string, volumeSize: string) => ({
      deviceName,
      ebs: {
        encrypted: true,
        kmsKeyID: args.volumesKeyArn,
        volumeType: "gp3",
        volumeSize,
        deleteOnTermination: true,
      },
    });
    const nodeClass = new CustomResource(
      `${name}-node-class`,
      {
        apiVersion: "karpenter.k8s.aws/v1",
        kind: "EC2NodeClass",
        metadata: { name: poolName },
        spec: {
          amiSelectorTerms: [{ alias: `bottlerocket@v${release}` }],
          instanceProfile: args.instanceProfileName,
          subnetSelectorTerms: pulumi
            .output(args.subnetIds)
            .apply((ids) => ids.map((id) => ({ id }))),
          securityGroupSelectorTerms: [{ id: args.securityGroupId }],
          associatePublicIPAddress: false,
          metadataOptions: {
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
            httpProtocolIPv6: "disabled",
          },
          // The operating system is as large as its image, 4 GiB rounded up; the rest belongs to pods.
          blockDeviceMappings: [
            volume("/dev/xvda", "4Gi"),
            volume("/dev/xvdb", `${plan.volumeSizeGib}Gi`),
          ],
          detailedMonitoring: true,
          userData: bottlerocketSettings({ sessionAccess: args.sessionAccess }),
          tags: { Name: `${args.clusterName}-node` },
        },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    new CustomResource(
      `${name}-node-pool`,
      {
        apiVersion: "karpenter.sh/v1",
        kind: "NodePool",
        metadata: { name: poolName },
        spec: nodePoolSpec(plan, {
          group: "karpenter.k8s.aws",
          kind: "EC2NodeClass",
          name: poolName,
          labelPrefix: "karpenter.k8s.aws",
        }),
      },
      { parent: this, dependsOn: [nodeClass] },
    );
    this.registerOutputs({});
  }
}

/** Karpenter names releases by their version alone. */
function requireRelease(owner: string, args: KarpenterNodePoolArgs): string {
  const { bottlerocketRelease } = requireKubernetesVersion(
    owner,
    "kubernetesVersion",
    args.kubernetesVersion,
  );
  const release = requireMatch(
    owner,
    "releaseVersion",
    args.releaseVersion ?? bottlerocketRelease,
    /^\d+\.\d+\.\d+-[0-9a-f]{8}$/,
    "a Bottlerocket version and build such as 1.65.0-0be31b34",
  );
  return release.slice(0, release.indexOf("-"));
}
