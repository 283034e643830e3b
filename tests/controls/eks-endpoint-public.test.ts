import { eksEndpointPublic } from "../../policy-pack/controls/cloud/eks-endpoint-public";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-endpoint-public";

const path = "vpcConfig.endpointPublicAccess";
const byDefault = { path, found: "absent (default true)", wanted: "false" };

testRoom(eksEndpointPublic, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret that is false", set: path, to: secret(false) }],
  fails: [
    { name: "a public endpoint", set: path, to: true, path, found: "true", wanted: "false" },
    {
      name: "a secret that is true, without printing it",
      set: path,
      to: secret(true),
      path,
      found: "a secret",
      wanted: "false",
    },
    { name: "an absent endpointPublicAccess", set: path, to: ABSENT, ...byDefault },
    { name: "a null endpointPublicAccess", set: path, to: null, ...byDefault },
    { name: "an absent vpcConfig", set: "vpcConfig", to: ABSENT, ...byDefault },
  ],
  notEvaluated: [
    ...unreadable(path, "true or false"),
    ...unreadable("vpcConfig", "an object").map((row) => ({ ...row, path })),
  ],
});
