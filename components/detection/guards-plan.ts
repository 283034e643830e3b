import type * as pulumi from "@pulumi/pulumi";
import { invalidArgument, requireMatch } from "../invalid-argument";

/** Which traffic with the internet is blocked for all VPCs of an account and region. */
export const VpcPublicAccess = {
  /** Nothing is blocked. */
  Off: "off",
  /** Connections from the internet are blocked; connections to it through NAT are not. */
  BlockIngress: "block-ingress",
  /** All traffic with the internet is blocked. */
  BlockBidirectional: "block-bidirectional",
} as const;
export type VpcPublicAccess = (typeof VpcPublicAccess)[keyof typeof VpcPublicAccess];

/** What happens to instances that start from an image of another provider. */
export const AllowedImages = {
  /** Nothing. */
  Off: "off",
  /** They start; the images are marked in the account. */
  Audit: "audit",
  /** They do not start. */
  Enabled: "enabled",
} as const;
export type AllowedImages = (typeof AllowedImages)[keyof typeof AllowedImages];

/** Which guards there are; the meaning of each value is the one of `AccountGuardsArgs`. */
export interface GuardsRequest {
  readonly guardDuty?: boolean;
  readonly imageScanning?: boolean;
  readonly ebsEncryption?: boolean;
  readonly ebsKeyArn?: pulumi.Input<string>;
  readonly snapshotPublicAccessBlock?: boolean;
  readonly instanceMetadataDefaults?: boolean;
  readonly vpcPublicAccess?: VpcPublicAccess;
  readonly allowedImages?: AllowedImages;
  readonly imageProviders?: string[];
}

/** The request with every default filled in. */
export interface GuardsPlan {
  readonly guardDuty: boolean;
  readonly imageScanning: boolean;
  readonly ebsEncryption: boolean;
  readonly ebsKeyArn?: pulumi.Input<string>;
  readonly snapshotPublicAccessBlock: boolean;
  readonly instanceMetadataDefaults: boolean;
  readonly vpcPublicAccess: VpcPublicAccess;
  readonly allowedImages: AllowedImages;
  readonly imageProviders: readonly string[];
}

/** Source: EC2 API reference, ImageCriterionRequest. */
const PROVIDER = /^(\d{12}|amazon|aws-marketplace|aws-backup-vault)$/;

export function planGuards(owner: string, request: GuardsRequest): GuardsPlan {
  const guard = (path: keyof GuardsRequest): boolean => {
    const value = request[path] ?? true;
    if (typeof value !== "boolean") throw invalidArgument(owner, path, value, "true or false");
    return value;
  };
  const {
    vpcPublicAccess = VpcPublicAccess.Off,
    allowedImages = AllowedImages.Off,
    imageProviders,
    ebsKeyArn,
  } = request;
  requireOneOf(owner, "vpcPublicAccess", vpcPublicAccess, Object.values(VpcPublicAccess));
  requireOneOf(owner, "allowedImages", allowedImages, Object.values(AllowedImages));
  const plan: GuardsPlan = {
    guardDuty: guard("guardDuty"),
    imageScanning: guard("imageScanning"),
    ebsEncryption: guard("ebsEncryption"),
    ebsKeyArn,
    snapshotPublicAccessBlock: guard("snapshotPublicAccessBlock"),
    instanceMetadataDefaults: guard("instanceMetadataDefaults"),
    vpcPublicAccess,
    allowedImages,
    imageProviders: imageProviders ?? ["amazon"],
  };
  if (ebsKeyArn !== undefined && !plan.ebsEncryption) {
    const wanted = "true, because ebsKeyArn is given";
    throw invalidArgument(owner, "ebsEncryption", plan.ebsEncryption, wanted);
  }
  requireProviders(owner, plan, imageProviders);
  return plan;
}

function requireProviders(owner: string, plan: GuardsPlan, given: string[] | undefined): void {
  if (given !== undefined && plan.allowedImages === AllowedImages.Off) {
    const wanted = "audit or enabled, because imageProviders is given";
    throw invalidArgument(owner, "allowedImages", plan.allowedImages, wanted);
  }
  if (plan.imageProviders.length === 0) {
    throw invalidArgument(owner, "imageProviders", given, "a list with at least one provider");
  }
  plan.imageProviders.forEach((provider, index) =>
    requireMatch(
      owner,
      `imageProviders[${index}]`,
      provider,
      PROVIDER,
      "an AWS account id of 12 digits, amazon, aws-marketplace or aws-backup-vault",
    ),
  );
}

function requireOneOf(owner: string, path: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) {
    throw invalidArgument(owner, path, value, `one of ${known.join(", ")}`);
  }
}
