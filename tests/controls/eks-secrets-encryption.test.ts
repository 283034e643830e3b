import { eksSecretsEncryption } from "../../policy-pack/controls/cloud/eks-secrets-encryption";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { secret, UNKNOWN } from "../support/stack";
import { ARN, byReference, fixtures, minimal } from "./fixtures/eks-secrets-encryption";

const resources = "encryptionConfig.resources";
const key = "encryptionConfig.provider.keyArn";
const wantedKey = { path: key, wanted: "the ARN of a customer key" };
const wantedList = { path: resources, wanted: 'a list with "secrets"' };

testRoom(eksSecretsEncryption, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a secret ARN", set: key, to: secret(ARN) },
    { name: "an alias of the account", set: key, to: "alias/main" },
    { name: "a key of another partition", set: key, to: ARN.replace("arn:aws:", "arn:aws-cn:") },
    { name: "secrets among others", set: resources, to: [UNKNOWN, "secrets"] },
  ],
  fails: [
    {
      name: "an absent encryptionConfig",
      set: "encryptionConfig",
      to: ABSENT,
      path: "encryptionConfig",
      found: "absent",
      wanted: "a customer key for secrets",
    },
    { name: "an absent key", set: key, to: ABSENT, ...wantedKey, found: "absent" },
    {
      name: "the key of the service",
      set: key,
      to: "alias/aws/eks",
      ...wantedKey,
      found: '"alias/aws/eks"',
    },
    {
      name: "the service's alias as an ARN",
      set: key,
      to: "arn:aws:kms:eu-central-1:111122223333:alias/aws/eks",
      ...wantedKey,
      found: '"arn:aws:kms:eu-central-1:111122223333:alias/aws/eks"',
    },
    { name: "an empty ARN", set: key, to: "", ...wantedKey, found: '""' },
    { name: "absent resources", set: resources, to: ABSENT, ...wantedList, found: "absent" },
    { name: "no resources", set: resources, to: [], ...wantedList, found: "a list without it" },
    {
      name: "other resources",
      set: resources,
      to: ["pods"],
      ...wantedList,
      found: "a list without it",
    },
    {
      name: "neither resources nor key, in one finding",
      set: "encryptionConfig",
      to: {},
      ...wantedList,
      found: "absent",
      message: `${resources}: found absent, wanted a list with "secrets"; ${key}: found absent, wanted the ARN of a customer key.`,
    },
  ],
  notEvaluated: [
    ...unreadable(key, "a text"),
    ...unreadable(resources, "a list"),
    {
      name: "a list with an unknown entry",
      set: resources,
      to: ["pods", UNKNOWN],
      path: `${resources}[1]`,
      why: `${resources}[1] is not known during a preview`,
    },
    {
      name: "an ARN into which an unknown was formatted",
      set: key,
      to: `arn:aws:kms:eu-central-1:111122223333:key/${UNKNOWN}`,
      path: key,
      why: `a part of ${key} is not known during a preview`,
    },
    {
      name: "an unknown encryptionConfig",
      set: "encryptionConfig",
      to: UNKNOWN,
      path: resources,
      why: "encryptionConfig is not known during a preview",
    },
  ],
});

describe("an unknown key ARN that is an output of the stack", () => {
  test.each([
    "aws:kms/key:Key",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/alias:Alias",
  ])("of %s passes in the stack pass", (type) => {
    const { registered, finished } = judge(byReference(type), { controls: [eksSecretsEncryption] });
    expect([...registered, ...finished]).toEqual([]);
    expect(verdictOf(eksSecretsEncryption, byReference(type))).toBe("pass");
  });

  test("of a resource that is no key is not evaluated", () => {
    const { finished } = judge(byReference("aws:ssm/parameter:Parameter"), {
      controls: [eksSecretsEncryption],
    });
    expect(finished).toMatchObject([{ status: "notEvaluated", path: key }]);
  });
});
