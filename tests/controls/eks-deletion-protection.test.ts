import { eksDeletionProtection } from "../../policy-pack/controls/cloud/eks-deletion-protection";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-deletion-protection";

const path = "deletionProtection";
const wanted = "true";
const byDefault = { path, wanted, found: "absent (default false)" };

testRoom(eksDeletionProtection, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret", set: path, to: secret(true) }],
  fails: [
    { name: "the value false", set: path, to: false, path, wanted, found: "false" },
    { name: "an absent value", set: path, to: ABSENT, ...byDefault },
  ],
  notEvaluated: [...unreadable(path, "true or false")],
});

describe("the remediation", () => {
  const remediate = (type: string, inputs: Record<string, unknown>) =>
    eksDeletionProtection.remediate?.(type, inputs);

  test("sets what is not set", () => {
    expect(remediate("aws:eks/cluster:Cluster", { name: "a" })).toEqual({
      name: "a",
      deletionProtection: true,
    });
  });

  test("leaves values and other types alone", () => {
    expect(remediate("aws:eks/cluster:Cluster", { deletionProtection: false })).toBeUndefined();
    expect(remediate("aws:s3/bucket:Bucket", {})).toBeUndefined();
  });
});
