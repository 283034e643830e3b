import { protectCritical } from "../../policy-pack/controls/lifecycle/protect-critical";
import { judge, verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, kept } from "./fixtures/protect-critical";

const controls = [protectCritical];

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) => verdictOf(protectCritical, each.stack, each.settings));
  expect(verdicts("passing")).toEqual(["pass", "pass"]);
  expect(verdicts("failing")).toEqual(["violation", "violation"]);
});

test.each([
  "aws:eks/cluster:Cluster",
  "aws:kms/key:Key",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws:backup/vault:Vault",
  "aws:efs/fileSystem:FileSystem",
  "aws:dynamodb/table:Table",
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:acmpca/certificateAuthority:CertificateAuthority",
])("objects to %s without the option", (type) => {
  expect(judge([kept(type, false)], { controls }).registered).toEqual([
    expect.objectContaining({
      status: "violation",
      level: "advisory",
      path: "protect",
      found: "false",
      wanted: "true",
      message: "protect: found false, wanted true.",
    }),
  ]);
  expect(judge([kept(type, true)], { controls }).registered).toEqual([]);
});

test("an absent option is false, and unknown inputs decide nothing", () => {
  const bare = resource("aws:kms/key:Key", "main", UNKNOWN);
  expect(verdictOf(protectCritical, [bare])).toBe("violation");
  expect(verdictOf(protectCritical, [{ ...bare, options: { protect: true } }])).toBe("pass");
});

test("accepts an exemption", () => {
  const exemption = {
    control: "protect-critical",
    target: "aws:kms/key:Key::main",
    reason: "The stack is thrown away each night.",
    owner: "us",
    expires: "2026-12-31",
  };
  const settings = { exemptions: [exemption] };
  expect(verdictOf(protectCritical, [kept("aws:kms/key:Key", false)], settings)).toBe("exempt");
});

test("does not apply to what can be made again", () => {
  expect(verdictOf(protectCritical, [kept("aws:eks/nodeGroup:NodeGroup", false)])).toBe(
    "notApplicable",
  );
});
