import { InvalidArgumentError } from "../../components";
import { AccountGuards, type AccountGuardsArgs } from "../../components/detection/account-guards";
import { ACCOUNT_GUARD_ROWS } from "./mutations/account-guards";
import { unsoundRows } from "./mutations/table";
import { record, UNKNOWN, type Recording } from "./recording";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const EVERYTHING: AccountGuardsArgs = {
  ebsKeyArn: KEY,
  vpcPublicAccess: "block-bidirectional",
  allowedImages: "enabled",
};
const BY_DEFAULT = {
  "aws:ebs/encryptionByDefault:EncryptionByDefault guards-ebs-encryption": { enabled: true },
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess guards-snapshots": {
    state: "block-all-sharing",
  },
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults guards-instance-metadata": {
    httpEndpoint: "enabled",
    httpTokens: "required",
    httpPutResponseHopLimit: 1,
    instanceMetadataTags: "disabled",
  },
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration guards-image-scanning": {
    scanType: "ENHANCED",
    rules: [
      {
        scanFrequency: "CONTINUOUS_SCAN",
        repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
      },
    ],
  },
  "aws:guardduty/detector:Detector guards-detector": {
    enable: true,
    findingPublishingFrequency: "FIFTEEN_MINUTES",
  },
  "aws:guardduty/detectorFeature:DetectorFeature guards-eks-audit-logs": {
    detectorId: UNKNOWN,
    name: "EKS_AUDIT_LOGS",
    status: "ENABLED",
  },
  "aws:guardduty/detectorFeature:DetectorFeature guards-runtime-monitoring": {
    detectorId: UNKNOWN,
    name: "RUNTIME_MONITORING",
    status: "ENABLED",
    additionalConfigurations: [
      { name: "EKS_ADDON_MANAGEMENT", status: "DISABLED" },
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
      { name: "EC2_AGENT_MANAGEMENT", status: "DISABLED" },
    ],
  },
};
const OPTIONS = {
  "aws:ebs/defaultKmsKey:DefaultKmsKey guards-ebs-key": { keyArn: KEY },
  "aws:ec2/allowedImagesSettings:AllowedImagesSettings guards-allowed-images": {
    state: "enabled",
    imageCriterions: [{ imageProviders: ["amazon"] }],
  },
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions guards-vpc-public-access": {
    internetGatewayBlockMode: "block-bidirectional",
  },
};

function preview(args?: AccountGuardsArgs): Promise<Recording> {
  return record(() => {
    new AccountGuards("guards", args);
  });
}

const SELF = "hardened-cluster:index:AccountGuards guards";

test.each([
  ["by default", undefined, BY_DEFAULT],
  ["with every option", EVERYTHING, { ...BY_DEFAULT, ...OPTIONS }],
])("%s the guards are exactly these", async (_when, args, expected) => {
  const found = await preview(args);
  expect(found.errors).toEqual([]);
  expect(found.list).toEqual([...Object.keys(expected), SELF].sort());
  for (const [resource, inputs] of Object.entries(expected)) {
    expect({ resource, inputs: found.inputs(resource) }).toEqual({ resource, inputs });
    expect(found.at(resource).options.retainOnDelete).toBe(true);
  }
});

test.each<[keyof AccountGuardsArgs, number]>([
  ["guardDuty", 3],
  ["imageScanning", 1],
  ["ebsEncryption", 1],
  ["snapshotPublicAccessBlock", 1],
  ["instanceMetadataDefaults", 1],
])("without %s %i resources are left out", async (guard, count) => {
  const found = await preview({ [guard]: false });
  expect(found.list).toHaveLength(Object.keys(BY_DEFAULT).length + 1 - count);
});

test("the default key is in place before volumes are encrypted by default", async () => {
  const found = await preview(EVERYTHING);
  const encryption = found.at(
    "aws:ebs/encryptionByDefault:EncryptionByDefault guards-ebs-encryption",
  );
  expect(found.before(encryption)).toContain(
    found.at("aws:ebs/defaultKmsKey:DefaultKmsKey guards-ebs-key").urn,
  );
});

test("images can be watched first, and come from named accounts", async () => {
  const found = await preview({
    allowedImages: "audit",
    imageProviders: ["amazon", "111122223333"],
  });
  expect(
    found.inputs("aws:ec2/allowedImagesSettings:AllowedImagesSettings guards-allowed-images"),
  ).toEqual({
    state: "audit-mode",
    imageCriterions: [{ imageProviders: ["amazon", "111122223333"] }],
  });
});

describe("refused before anything is registered:", () => {
  test.each<[object, string]>([
    [{ guardDuty: "yes" }, 'guardDuty: found "yes", wanted true or false.'],
    [
      { ebsEncryption: false, ebsKeyArn: KEY },
      "ebsEncryption: found false, wanted true, because ebsKeyArn is given.",
    ],
    [
      { vpcPublicAccess: "on" },
      'vpcPublicAccess: found "on", wanted one of off, block-ingress, block-bidirectional.',
    ],
    [{ allowedImages: "all" }, 'allowedImages: found "all", wanted one of off, audit, enabled.'],
    [
      { imageProviders: ["amazon"] },
      'allowedImages: found "off", wanted audit or enabled, because imageProviders is given.',
    ],
    [
      { allowedImages: "enabled", imageProviders: [] },
      "imageProviders: found [], wanted a list with at least one provider.",
    ],
    [
      { allowedImages: "enabled", imageProviders: ["anyone"] },
      'imageProviders[0]: found "anyone", wanted an AWS account id of 12 digits, amazon, aws-marketplace or aws-backup-vault.',
    ],
  ])("%j", async (args, message) => {
    let thrown: unknown;
    const refused = await record(() => {
      try {
        new AccountGuards("g", Object.assign({}, args));
      } catch (error) {
        thrown = error;
      }
    });
    expect(thrown).toBeInstanceOf(InvalidArgumentError);
    expect(thrown).toHaveProperty("message", `AccountGuards "g": ${message}`);
    expect(refused.list).toEqual([]);
  });
});

test("every row of the mutation table meets a resource", async () => {
  expect(ACCOUNT_GUARD_ROWS.length).toBeGreaterThan(10);
  expect(unsoundRows(ACCOUNT_GUARD_ROWS, await preview(EVERYTHING))).toEqual([]);
});
