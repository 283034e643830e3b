import { eksAwsAuthConfigmap } from "../../policy-pack/controls/cloud/eks-aws-auth-configmap";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { root, UNKNOWN } from "../support/stack";
import { ADMIN, configMap, fixtures, minimal } from "./fixtures/eks-aws-auth-configmap";

const path = "data.mapRoles";

testRoom(eksAwsAuthConfigmap, fixtures, {
  minimal,
  judged: "auth",
  others: [root],
  passes: [
    { name: "no data", set: "data", to: ABSENT },
    { name: "a patch without it", set: path, to: ABSENT },
  ],
  fails: [
    {
      name: "all rights",
      set: path,
      to: ADMIN,
      path,
      found: "system:masters",
      wanted: "groups of your own",
    },
  ],
  notEvaluated: [...unreadable(path, "a text"), ...unreadable("data", "an object")],
});

test("a ConfigMap that may be it is a gap", () => {
  const metadata = { name: "aws-auth", namespace: UNKNOWN };
  expect(verdictOf(eksAwsAuthConfigmap, configMap({ mapRoles: ADMIN }, metadata))).toBe(
    "notEvaluated",
  );
  expect(verdictOf(eksAwsAuthConfigmap, configMap({ mapRoles: "[]" }, metadata))).toBe("pass");
});
