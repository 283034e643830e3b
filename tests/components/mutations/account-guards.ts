import type { MutationRow } from "./row";

const L9 = { requirement: "L9" };
const K13 = { control: "guardduty-eks", requirement: "K13" };
const DETECTOR = { resource: "-detector$", type: "aws:guardduty/detector:Detector" };
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const METADATA = {
  resource: "-instance-metadata$",
  type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
  control: "ec2-metadata-defaults",
};
const SCANNING = {
  resource: "-image-scanning$",
  type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
  control: "ecr-registry-scan",
  requirement: "D2",
};

export const ACCOUNT_GUARD_ROWS: readonly MutationRow[] = [
  { ...DETECTOR, path: "enable", flip: false, ...K13 },
  { ...DETECTOR, path: "findingPublishingFrequency", flip: "SIX_HOURS", ...K13 },
  { resource: "-eks-audit-logs$", type: FEATURE, path: "status", flip: "DISABLED", ...K13 },
  { resource: "-runtime-monitoring$", type: FEATURE, path: "status", flip: "DISABLED", ...K13 },
  { ...SCANNING, path: "scanType", flip: "BASIC" },
  { ...SCANNING, path: "rules[0].scanFrequency", flip: "MANUAL" },
  {
    resource: "-ebs-encryption$",
    type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
    path: "enabled",
    flip: false,
    control: "ebs-default-encryption",
    requirement: "C12",
  },
  {
    resource: "-snapshots$",
    type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    path: "state",
    flip: "unblocked",
    control: "ebs-snapshot-public-access",
    ...L9,
  },
  { ...METADATA, path: "httpTokens", flip: "optional", ...L9 },
  { ...METADATA, path: "httpPutResponseHopLimit", flip: 2, ...L9 },
  { ...METADATA, path: "instanceMetadataTags", flip: "enabled", ...L9 },
  {
    resource: "-vpc-public-access$",
    type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
    path: "internetGatewayBlockMode",
    flip: "off",
    control: "vpc-public-access",
    ...L9,
  },
  {
    resource: "-allowed-images$",
    type: "aws:ec2/allowedImagesSettings:AllowedImagesSettings",
    path: "state",
    flip: "disabled",
    control: "ec2-allowed-images",
    ...L9,
  },
];
