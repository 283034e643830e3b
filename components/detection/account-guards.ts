import { DefaultKmsKey, EncryptionByDefault, SnapshotBlockPublicAccess } from "@pulumi/aws/ebs";
import {
  AllowedImagesSettings,
  InstanceMetadataDefaults,
  VpcBlockPublicAccessOptions,
} from "@pulumi/aws/ec2";
import { RegistryScanningConfiguration } from "@pulumi/aws/ecr";
import { Detector, DetectorFeature } from "@pulumi/aws/guardduty";
import * as pulumi from "@pulumi/pulumi";
import { AllowedImages, planGuards, VpcPublicAccess } from "./guards-plan";

export interface AccountGuardsArgs {
  /**
   * Whether GuardDuty watches the account, the audit logs of its EKS clusters and what runs on their nodes. Turn it off
   * where another stack or a delegated administrator owns the detector. Default true.
   */
  readonly guardDuty?: boolean;
  /** Whether every image in the account's registry is scanned, and again for every new vulnerability. Default true. */
  readonly imageScanning?: boolean;
  /** Whether every new EBS volume and snapshot copy is encrypted. Default true. */
  readonly ebsEncryption?: boolean;
  /**
   * ARN of the customer key for EBS volumes that name none. Its policy must let everybody use it who makes such volumes.
   * Default the key that AWS manages.
   */
  readonly ebsKeyArn?: pulumi.Input<string>;
  /** Whether no EBS snapshot can be shared with the public. Default true. */
  readonly snapshotPublicAccessBlock?: boolean;
  /**
   * Whether new instances require IMDSv2 with a hop limit of 1. It applies to every instance of the account and region
   * whose launch says nothing else: containers that reach the metadata service through a bridge network, on ECS for
   * example, need a launch template of their own. Default true.
   */
  readonly instanceMetadataDefaults?: boolean;
  /**
   * Which traffic with the internet is blocked for all VPCs of the account and region: off, block-ingress or
   * block-bidirectional. Default off, because it stops what other VPCs may depend on.
   */
  readonly vpcPublicAccess?: VpcPublicAccess;
  /** Whether instances start from images of trusted providers only: off, audit or enabled. Default off. */
  readonly allowedImages?: AllowedImages;
  /**
   * With allowed images: their providers, account ids or one of amazon, aws-marketplace, aws-backup-vault. Default
   * amazon, which publishes the images that EKS nodes run.
   */
  readonly imageProviders?: string[];
}

/**
 * Settings that an AWS account has once per region. The only component that makes them, for an account whose only owner
 * is this stack: never make two in an account and region. Controls guardduty-eks, ecr-registry-scan,
 * ebs-default-encryption, ebs-snapshot-public-access, ec2-metadata-defaults, vpc-public-access and ec2-allowed-images.
 *
 * Destroying the stack, or turning a guard off, leaves the setting in the account as it is, because most of the provider's
 * deletions would open what was closed: undo it by hand where that is wanted.
 */
export class AccountGuards extends pulumi.ComponentResource {
  /** Id of the GuardDuty detector; empty without one. */
  readonly detectorId: pulumi.Output<string>;

  constructor(name: string, args: AccountGuardsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const plan = planGuards(`AccountGuards "${name}"`, args);
    super("hardened-cluster:index:AccountGuards", name, args, opts);
    const child = { parent: this, dependsOn: opts?.dependsOn, retainOnDelete: true };

    this.detectorId = plan.guardDuty ? watch(name, child) : pulumi.output("");
    if (plan.imageScanning) {
      const everything = [{ filter: "*", filterType: "WILDCARD" }];
      new RegistryScanningConfiguration(
        `${name}-image-scanning`,
        {
          scanType: "ENHANCED",
          rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: everything }],
        },
        child,
      );
    }
    if (plan.ebsEncryption) {
      // The key first: until then the key that AWS manages would encrypt what is made in between.
      const key = plan.ebsKeyArn
        ? [new DefaultKmsKey(`${name}-ebs-key`, { keyArn: plan.ebsKeyArn }, child)]
        : [];
      new EncryptionByDefault(
        `${name}-ebs-encryption`,
        { enabled: true },
        { ...child, dependsOn: key.length > 0 ? key : opts?.dependsOn },
      );
    }
    if (plan.snapshotPublicAccessBlock) {
      new SnapshotBlockPublicAccess(`${name}-snapshots`, { state: "block-all-sharing" }, child);
    }
    if (plan.instanceMetadataDefaults) {
      new InstanceMetadataDefaults(
        `${name}-instance-metadata`,
        {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
          instanceMetadataTags: "disabled",
        },
        child,
      );
    }
    if (plan.vpcPublicAccess !== VpcPublicAccess.Off) {
      new VpcBlockPublicAccessOptions(
        `${name}-vpc-public-access`,
        { internetGatewayBlockMode: plan.vpcPublicAccess },
        child,
      );
    }
    if (plan.allowedImages !== AllowedImages.Off) {
      new AllowedImagesSettings(
        `${name}-allowed-images`,
        {
          state: plan.allowedImages === AllowedImages.Audit ? "audit-mode" : "enabled",
          imageCriterions: [{ imageProviders: [...plan.imageProviders] }],
        },
        child,
      );
    }
    this.registerOutputs({ detectorId: this.detectorId });
  }
}

/** Makes the detector with its features. Source: GuardDuty API reference, DetectorFeatureConfiguration. */
function watch(name: string, child: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const detector = new Detector(
    `${name}-detector`,
    { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
    child,
  );
  const feature = (suffix: string, featureName: string, unmanaged?: readonly string[]) =>
    new DetectorFeature(
      `${name}-${suffix}`,
      {
        detectorId: detector.id,
        name: featureName,
        status: "ENABLED",
        additionalConfigurations: unmanaged?.map((agent) => ({ name: agent, status: "DISABLED" })),
      },
      child,
    );
  feature("eks-audit-logs", "EKS_AUDIT_LOGS");
  // The agent is an add-on of the cluster, with a pinned version and an endpoint of our own: one that GuardDuty managed
  // would bring a second endpoint and an open security group. All three are named, because the service reports all three.
  feature("runtime-monitoring", "RUNTIME_MONITORING", [
    "EKS_ADDON_MANAGEMENT",
    "ECS_FARGATE_AGENT_MANAGEMENT",
    "EC2_AGENT_MANAGEMENT",
  ]);
  return detector.id;
}
