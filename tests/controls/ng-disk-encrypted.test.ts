import { ngDiskEncrypted } from "../../policy-pack/controls/cloud/ng-disk-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, secret, UNKNOWN, urnOf } from "../support/stack";
import { fixtures, KEY, minimal } from "./fixtures/ng-disk-encrypted";

const encrypted = "blockDeviceMappings[0].ebs.encrypted";
const key = "blockDeviceMappings[0].ebs.kmsKeyId";
const wanted = "the ARN of a customer key";

testRoom(ngDiskEncrypted, fixtures, {
  minimal,
  judged: "nodes",
  passes: [
    { name: "a secret", set: key, to: secret(KEY) },
    { name: "a mapping without a disk", set: "blockDeviceMappings[0].ebs", to: ABSENT },
  ],
  fails: [
    {
      name: "no encryption",
      set: encrypted,
      to: "false",
      path: encrypted,
      found: '"false"',
      wanted: '"true"',
    },
    {
      name: "an absent switch",
      set: encrypted,
      to: ABSENT,
      path: encrypted,
      found: "absent",
      wanted: '"true"',
    },
    { name: "an absent key", set: key, to: ABSENT, path: key, found: "absent", wanted },
    {
      name: "a key of AWS",
      set: key,
      to: "alias/aws/ebs",
      path: key,
      found: '"alias/aws/ebs"',
      wanted,
    },
  ],
  notEvaluated: [
    ...unreadable(encrypted, "a text"),
    ...unreadable(key, "a text"),
    {
      name: "a template without mappings",
      set: "blockDeviceMappings",
      to: ABSENT,
      path: "blockDeviceMappings",
      why: "the default of the account decides",
    },
  ],
});

test("the key of the stack is no gap", () => {
  const relations = {
    propertyDependencies: { blockDeviceMappings: [urnOf("aws:kms/key:Key", "volumes")] },
  };
  const ebs = { encrypted: "true", kmsKeyId: UNKNOWN };
  const stack = [
    resource("aws:kms/key:Key", "volumes", {}),
    resource(
      "aws:ec2/launchTemplate:LaunchTemplate",
      "nodes",
      { blockDeviceMappings: [{ ebs }] },
      relations,
    ),
  ];
  expect(judge(stack, { controls: [ngDiskEncrypted] }).finished).toEqual([]);
});

test("what the account decides is not evaluated, and a patch says only a part", () => {
  const verdict = (type: string) => verdictOf(ngDiskEncrypted, [resource(type, "nodes", {})]);
  expect(verdict("aws:eks/nodeGroup:NodeGroup")).toBe("notEvaluated");
  expect(verdict("aws:ec2/instance:Instance")).toBe("notEvaluated");
  expect(verdict("kubernetes:eks.amazonaws.com/v1:NodeClassPatch")).toBe("notEvaluated");
});
