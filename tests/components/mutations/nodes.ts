import type { MutationRow } from "./row";
import { statement, watched } from "./watched";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const AUTO_CLASS = "kubernetes:eks.amazonaws.com/v1:NodeClass";
const KARPENTER_CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const POOL = "kubernetes:karpenter.sh/v1:NodePool";
const ROLE = "aws:iam/role:Role";
const INLINE = "aws:iam/rolePolicy:RolePolicy";

/** Settings that open the admin container and leave the kernel open. */
const OPEN = "[settings.host-containers.admin]\nenabled = true\n";
const OPEN_USER_DATA = Buffer.from(OPEN).toString("base64");

function template(path: string, flips: readonly unknown[], control: string, requirement: string) {
  return watched(TEMPLATE, "-template$", path, flips, control, requirement);
}
function group(path: string, flips: readonly unknown[], control: string, requirement: string) {
  return watched(GROUP, "-group$", path, flips, control, requirement);
}
function karpenter(path: string, flips: readonly unknown[], control: string, requirement: string) {
  return watched(KARPENTER_CLASS, "-node-class$", `spec.${path}`, flips, control, requirement);
}
function autoMode(path: string, flips: readonly unknown[], control: string, requirement: string) {
  return watched(AUTO_CLASS, "-node-class$", `spec.${path}`, flips, control, requirement);
}

const disks = [0, 1].flatMap((index) => [
  ...template(`blockDeviceMappings[${index}].ebs.encrypted`, ["false"], "ng-disk-encrypted", "C12"),
  ...template(
    `blockDeviceMappings[${index}].ebs.kmsKeyId`,
    [undefined],
    "ng-disk-encrypted",
    "C12",
  ),
  ...karpenter(`blockDeviceMappings[${index}].ebs.encrypted`, [false], "ng-disk-encrypted", "C12"),
  ...karpenter(
    `blockDeviceMappings[${index}].ebs.kmsKeyID`,
    [undefined],
    "ng-disk-encrypted",
    "C12",
  ),
]);

/** Hardening properties of node groups. */
const groupRows: readonly MutationRow[] = [
  ...template("metadataOptions", [undefined], "ng-imdsv2", "C6"),
  ...template("metadataOptions.httpTokens", ["optional", undefined], "ng-imdsv2", "C6"),
  ...template("metadataOptions.httpPutResponseHopLimit", [2, undefined], "ng-imds-hop-limit", "C6"),
  ...template("metadataOptions.httpProtocolIpv6", ["enabled"], "ng-imds-ipv6", "C6"),
  ...template("metadataOptions.instanceMetadataTags", ["enabled"], "ng-imds-tags", "C6"),
  ...template("vpcSecurityGroupIds", [undefined], "ng-own-security-group", "C2"),
  ...template("userData", [OPEN_USER_DATA, undefined], "ng-bottlerocket-settings", "C8"),
  ...group("amiType", ["AL2_x86_64", undefined], "ng-ami-type", "C8"),
  ...group("releaseVersion", [undefined], "ng-release-pinned", "C8"),
  ...group("version", [undefined], "ng-release-pinned", "K17"),
  ...group("updateConfig.maxUnavailablePercentage", [undefined], "ng-release-pinned", "C8"),
  ...group("nodeRepairConfig.enabled", [false], "ng-release-pinned", "C8"),
];

/** Hardening properties of pools that Auto Mode or Karpenter makes nodes of, and of Karpenter's identity. */
const poolRows: readonly MutationRow[] = [
  ...autoMode("networkPolicy", ["DefaultAllow", undefined], "auto-mode-network-policy", "K7"),
  ...autoMode("networkPolicyEventLogs", ["Disabled"], "auto-mode-network-policy", "K7"),
  ...autoMode("ephemeralStorage.kmsKeyID", [undefined], "ng-disk-encrypted", "C12"),
  ...autoMode("advancedNetworking.associatePublicIPAddress", [true], "ng-no-public-ip", "C2"),
  ...karpenter("metadataOptions.httpTokens", ["optional"], "ng-imdsv2", "C6"),
  ...karpenter("metadataOptions.httpPutResponseHopLimit", [2], "ng-imds-hop-limit", "C6"),
  ...karpenter("associatePublicIPAddress", [true], "ng-no-public-ip", "C2"),
  ...karpenter("amiSelectorTerms[0].alias", ["bottlerocket@latest"], "ng-release-pinned", "C8"),
  ...karpenter("userData", [OPEN, undefined], "ng-bottlerocket-settings", "C8"),
  ...watched(POOL, "", "spec.template.spec.expireAfter", ["Never"], "ng-node-expiry", "C8"),
  ...watched(POOL, "", "spec.limits", [undefined], "ng-pool-limits", "K6"),
  ...watched(
    "aws:sqs/queue:Queue",
    "-queue$",
    "kmsMasterKeyId",
    [undefined],
    "sns-sqs-encrypted",
    "K13",
  ),
  ...watched(
    "aws:sqs/queuePolicy:QueuePolicy",
    "-queue$",
    "policy",
    [statement({ Principal: "*", Action: "sqs:SendMessage", Resource: "*" })],
    "sns-policy-no-star",
    "C3",
  ),
  ...watched(
    ROLE,
    "-controller$",
    "assumeRolePolicy",
    [statement({ Principal: { Service: "pods.eks.amazonaws.com" }, Action: "sts:AssumeRole" })],
    "iam-pod-identity-trust",
    "C3",
  ),
  ...watched(
    INLINE,
    "-controller$",
    "policy",
    [statement({ Action: "iam:PassRole", Resource: "*" })],
    "iam-pass-role-scoped",
    "C3",
  ),
  ...watched(
    INLINE,
    "-controller$",
    "policy",
    [statement({ Action: "ec2:*", Resource: "*" })],
    "iam-no-wildcard-action",
    "C3",
  ),
];

export const NODE_ROWS: readonly MutationRow[] = [...groupRows, ...disks, ...poolRows];
