import { LaunchTemplate } from "@pulumi/aws/ec2";
import { NodeGroup } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { bottlerocketAmiType, bottlerocketSettings } from "./bottlerocket";
import { planNodes, type NodeSettings } from "./node-plan";

export interface BottlerocketNodesArgs {
  /** Name of the cluster that the nodes join. */
  readonly clusterName: string;
  /** Kubernetes minor version of the nodes: that of the control plane or one below it. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** ARN of the nodes' role. */
  readonly roleArn: pulumi.Input<string>;
  /** Private subnets for the nodes. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the nodes. */
  readonly securityGroupId: pulumi.Input<string>;
  /** ARN of the customer key for node volumes. */
  readonly volumesKeyArn: pulumi.Input<string>;
  /** Size and kind of the group. */
  readonly settings?: NodeSettings;
  /**
   * Whether people open shells on the nodes through session manager. The nodes' role needs the same option. Default false.
   */
  readonly sessionAccess?: boolean;
}

/**
 * A managed node group of Bottlerocket nodes: no SSH key and no remote access (control ng-no-ssh), a pinned release that
 * is replaced and never patched in place (ng-release-pinned), unhealthy nodes replaced by EKS.
 */
export class BottlerocketNodes extends pulumi.ComponentResource {
  readonly nodeGroupArn: pulumi.Output<string>;

  constructor(name: string, args: BottlerocketNodesArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planNodes(`BottlerocketNodes "${name}"`, "settings", args);
    super("hardened-cluster:index:BottlerocketNodes", name, args, opts);

    // Bottlerocket keeps the operating system on xvda, as large as its image, and everything that pods write on xvdb.
    const volume = (deviceName: string, volumeSize?: number) => ({
      deviceName,
      // Control ng-disk-encrypted.
      ebs: {
        encrypted: "true",
        kmsKeyId: args.volumesKeyArn,
        volumeType: "gp3",
        volumeSize,
        deleteOnTermination: "true",
      },
    });
    const tags = { Name: `${args.clusterName}-node`, ...plan.tags };
    const settings = bottlerocketSettings({ sessionAccess: args.sessionAccess });
    const template = new LaunchTemplate(
      `${name}-template`,
      {
        description: `Nodes of EKS cluster ${args.clusterName}`,
        updateDefaultVersion: true,
        vpcSecurityGroupIds: [args.securityGroupId],
        // Controls ng-imdsv2 and ng-imds-hop-limit: with one hop an answer never reaches a pod's network namespace.
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          httpProtocolIpv6: "disabled",
          instanceMetadataTags: "disabled",
        },
        blockDeviceMappings: [volume("/dev/xvda"), volume("/dev/xvdb", plan.volumeSizeGib)],
        userData: Buffer.from(settings).toString("base64"),
        monitoring: { enabled: true },
        tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
          resourceType,
          tags,
        })),
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );

    const group = new NodeGroup(
      `${name}-group`,
      {
        clusterName: args.clusterName,
        version: plan.kubernetesVersion,
        amiType: bottlerocketAmiType(plan.architecture),
        releaseVersion: plan.releaseVersion,
        instanceTypes: plan.instanceTypes,
        launchTemplate: {
          id: template.id,
          version: pulumi.interpolate`${template.latestVersion}`,
        },
        nodeRoleArn: args.roleArn,
        subnetIds: args.subnetIds,
        scalingConfig: {
          minSize: plan.minSize,
          maxSize: plan.maxSize,
          desiredSize: plan.desiredSize,
        },
        updateConfig: {
          maxUnavailablePercentage: plan.maxUnavailablePercentage,
          updateStrategy: plan.updateStrategy,
        },
        labels: plan.labels,
        taints: plan.taints,
        tags: plan.tags,
        nodeRepairConfig: { enabled: true },
      },
      {
        parent: this,
        // The template waits for the same resources as the group would.
        dependsOn: [template],
        // Autoscalers own the number of nodes once the group exists.
        ignoreChanges: ["scalingConfig.desiredSize"],
      },
    );

    this.nodeGroupArn = group.arn;
    this.registerOutputs({ nodeGroupArn: this.nodeGroupArn });
  }
}
