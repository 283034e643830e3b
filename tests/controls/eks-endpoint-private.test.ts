import { eksEndpointPrivate } from "../../policy-pack/controls/cloud/eks-endpoint-private";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-endpoint-private";

const path = "vpcConfig.endpointPrivateAccess";
const wanted = "true";
const byDefault = { path, wanted, found: "absent (default false)" };

testRoom(eksEndpointPrivate, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret", set: path, to: secret(true) }],
  fails: [
    { name: "the value false", set: path, to: false, path, wanted, found: "false" },
    { name: "an absent value", set: path, to: ABSENT, ...byDefault },
    { name: "an absent vpcConfig", set: "vpcConfig", to: ABSENT, ...byDefault },
  ],
  notEvaluated: [...unreadable(path, "true or false")],
});

describe("the remediation", () => {
  const remediate = (type: string, inputs: Record<string, unknown>) =>
    eksEndpointPrivate.remediate?.(type, inputs);

  test("sets what is not set", () => {
    expect(remediate("aws:eks/cluster:Cluster", { name: "a" })).toEqual({
      name: "a",
      vpcConfig: { endpointPrivateAccess: true },
    });
  });

  test("leaves values and other types alone", () => {
    expect(
      remediate("aws:eks/cluster:Cluster", { vpcConfig: { endpointPrivateAccess: false } }),
    ).toBeUndefined();
    expect(remediate("aws:s3/bucket:Bucket", {})).toBeUndefined();
  });
});
