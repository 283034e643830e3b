import { ClusterKeys } from "../../components/keys/cluster-keys";
import { CustomerKey } from "../../components/keys/customer-key";
import {
  KeyUse,
  planCustomerKeyPolicy,
  type CustomerKeyRequest,
} from "../../components/keys/customer-key-policy";
import { planKeyPolicies } from "../../components/keys/key-policies";
import { record, UNKNOWN } from "./recording";

const DEPLOYER = "arn:aws:iam::111122223333:role/deployer";
const READER = "arn:aws:iam::111122223333:role/blue-karpenter";
const CLUSTER = {
  accountId: "111122223333",
  region: "eu-central-1",
  clusterName: "blue",
  deployerRoleArn: DEPLOYER,
};

interface Statement {
  readonly Sid: string;
  readonly Principal: { readonly AWS?: string | string[]; readonly Service?: string };
  readonly Action: string[];
  readonly Condition?: Record<string, Record<string, string>>;
}

function statements(text: string): Statement[] {
  return JSON.parse(text).Statement;
}

function customerKey(changes: Partial<CustomerKeyRequest>): Statement[] {
  const request = { ...CLUSTER, use: KeyUse.Backup, userRoleArns: [READER], ...changes };
  return statements(planCustomerKeyPolicy("test", request));
}

describe("the policy of a customer key", () => {
  test.each(Object.values(KeyUse))("%s lets no account, no wildcard and no user in", (use) => {
    const text = JSON.stringify(customerKey({ use }));
    expect(text).not.toMatch(/:root|:user\/|"AWS":"\*"|"Principal":"\*"|kms:\*/);
    expect(
      statements(planCustomerKeyPolicy("test", { ...CLUSTER, use, userRoleArns: [READER] }))[0],
    ).toMatchObject({ Sid: "NamedAdministrators", Principal: { AWS: [DEPLOYER] } });
  });

  test.each(Object.values(KeyUse))("%s ties every role to one service", (use) => {
    const [, ...others] = customerKey({ use });
    expect(others.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of others) {
      if (Principal.AWS === undefined) continue;
      expect(Condition?.["StringEquals"]?.["kms:ViaService"]).toMatch(
        /^(ecr|backup|s3|sqs)\.eu-central-1\.amazonaws\.com$/,
      );
    }
  });

  test("registry grants to ECR in the name of whoever makes repositories", () => {
    const [, creation] = customerKey({ use: KeyUse.Registry, userRoleArns: [DEPLOYER, READER] });
    expect(creation).toMatchObject({
      Principal: { AWS: [DEPLOYER, READER] },
      Action: ["kms:CreateGrant", "kms:RetireGrant", "kms:DescribeKey"],
      Condition: { StringEquals: { "kms:ViaService": "ecr.eu-central-1.amazonaws.com" } },
    });
  });

  test("notifications knows alarms of this account, events, and readers only if there are some", () => {
    const sids = (userRoleArns: string[]) =>
      customerKey({ use: KeyUse.Notifications, userRoleArns }).map(({ Sid }) => Sid);
    expect(sids([])).toEqual(["NamedAdministrators", "Alarms", "Events"]);
    expect(sids([READER])).toEqual(["NamedAdministrators", "Alarms", "Events", "QueueReaders"]);
    expect(customerKey({ use: KeyUse.Notifications })[1]?.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*" },
    });
  });

  test("grants for backups are for AWS resources only", () => {
    const grants = customerKey({}).find(({ Sid }) => Sid === "BackupGrants");
    expect(grants?.Action).toEqual(["kms:CreateGrant"]);
    expect(grants?.Condition?.["Bool"]).toEqual({ "kms:GrantIsForAWSResource": "true" });
  });

  test.each<[Partial<CustomerKeyRequest> | object, string]>([
    [{ use: "disk" }, 'use: found "disk", wanted one of registry, backup, audit, notifications.'],
    [
      { userRoleArns: [] },
      "userRoleArns: found [], wanted the ARN of at least one IAM role, because a backup key is used by roles only.",
    ],
    [
      { userRoleArns: [READER, READER] },
      `userRoleArns[1]: found "${READER}", wanted a role that is not named twice.`,
    ],
    [
      { userRoleArns: ["arn:aws:iam::111122223333:root"] },
      'userRoleArns[0]: found "arn:aws:iam::111122223333:root", wanted the ARN of an IAM role such as arn:aws:iam::111122223333:role/deployer.',
    ],
  ])("refuses %j", (changes, message) => {
    const request = { ...CLUSTER, use: KeyUse.Backup, userRoleArns: [READER] };
    expect(() => planCustomerKeyPolicy("test", Object.assign(request, changes))).toThrow(
      `test: ${message}`,
    );
  });
});

describe("the key for volumes", () => {
  test("lets further roles make volumes through EC2, and in Auto Mode the control plane", () => {
    const policies = planKeyPolicies("test", {
      ...CLUSTER,
      volumeUserRoleArns: [READER],
      autoMode: true,
    });
    const users = statements(policies.volumes).slice(3);
    expect(users.map(({ Sid }) => Sid)).toEqual(["VolumeUsers", "VolumeUsersGrants"]);
    for (const { Principal, Condition } of users) {
      expect(Principal.AWS).toEqual([READER, "arn:aws:iam::111122223333:role/blue-control-plane"]);
      expect(Condition?.["StringEquals"]).toEqual({
        "kms:ViaService": "ec2.eu-central-1.amazonaws.com",
      });
    }
    expect(users[1]?.Condition?.["Bool"]).toEqual({ "kms:GrantIsForAWSResource": "true" });
  });
});

describe("a customer key", () => {
  test("rotates, waits before deletion and has an alias", async () => {
    const preview = await record(() => new CustomerKey("images", { ...CLUSTER, use: "registry" }));
    expect(preview.errors).toEqual([]);
    expect(preview.inputs("aws:kms/key:Key images-key")).toEqual({
      description: "Container images of EKS cluster blue",
      policy: planCustomerKeyPolicy("test", { ...CLUSTER, use: "registry" }),
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
    });
    expect(preview.inputs("aws:kms/alias:Alias images-key")).toEqual({
      name: "alias/blue/registry",
      targetKeyId: UNKNOWN,
    });
  });

  test("in a custom key store asks for no rotation, which KMS would refuse", async () => {
    const customKeyStoreId = "cks-1234567890abcdef0";
    const preview = await record(() => new ClusterKeys("keys", { ...CLUSTER, customKeyStoreId }));
    expect(preview.errors).toEqual([]);
    const keys = preview.ofType("aws:kms/key:Key");
    expect(keys).toHaveLength(3);
    for (const { inputs } of keys) {
      expect(inputs).toMatchObject({ customKeyStoreId, deletionWindowInDays: 30 });
      expect(Object.keys(inputs)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/otation/)]),
      );
    }
  });

  test("refuses a key store that is none", async () => {
    const preview = await record(
      () => new ClusterKeys("keys", { ...CLUSTER, customKeyStoreId: "hsm" }),
    );
    expect(preview.errors.join()).toContain(
      'ClusterKeys "keys": customKeyStoreId: found "hsm", wanted the id of a custom key store such as cks-1234567890abcdef0.',
    );
    expect(preview.list).toEqual([]);
  });
});

test("the key for volumes admits a file system only when one is made, through EFS", () => {
  const policy = (fileSystem: boolean) =>
    JSON.parse(planKeyPolicies("test", { ...CLUSTER, fileSystem }).volumes).Statement;
  const added = policy(true).slice(policy(false).length);
  expect(added).toEqual([
    expect.objectContaining({
      Sid: "FileSystemCreation",
      Principal: { AWS: DEPLOYER },
      Condition: {
        StringEquals: { "kms:ViaService": "elasticfilesystem.eu-central-1.amazonaws.com" },
      },
    }),
  ]);
});
