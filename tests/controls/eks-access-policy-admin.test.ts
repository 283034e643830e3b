import { eksAccessPolicyAdmin } from "../../policy-pack/controls/cloud/eks-access-policy-admin";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, nameOf } from "../support/judge";
import { secret, type Stack } from "../support/stack";
import { administrators, association, fixtures, minimal } from "./fixtures/eks-access-policy-admin";

const scope = { path: "accessScope.type", found: "the whole cluster", wanted: "namespace scope" };

testRoom(eksAccessPolicyAdmin, fixtures, {
  minimal,
  judged: "developers",
  passes: [{ name: "a secret", set: scope.path, to: secret("namespace") }],
  fails: [
    { name: "the whole cluster", set: scope.path, to: "cluster", ...scope },
    { name: "no scope", set: "accessScope", to: ABSENT, ...scope },
    {
      name: "an administrator of namespaces",
      set: "policyArn",
      to: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      path: "policyArn",
      found: "AmazonEKSClusterAdminPolicy",
      wanted: "AmazonEKSAdminPolicy for namespaces",
    },
  ],
  notEvaluated: [...unreadable("policyArn", "a text"), ...unreadable(scope.path, "a text")],
});

test("of three administrators, each is named", () => {
  const stack = administrators("deployer", "emergency", "intern");
  const { finished } = judge(stack, { controls: [eksAccessPolicyAdmin] });
  expect(finished.map(({ found }) => found)).toEqual(Array(3).fill("one of 3 administrators"));
});

test("the parameter says who administers", () => {
  const properties = { administrators: ["arn:aws:iam::111122223333:role/deployer"] };
  const engine = new Map([["eks-access-policy-admin", { properties }]]);
  const found = (stack: Stack) =>
    judge(stack, { controls: [eksAccessPolicyAdmin], engine }).finished.map(nameOf);
  expect(found(administrators("deployer", "emergency"))).toEqual(["emergency"]);
  expect(found(association("AmazonEKSViewPolicy", "cluster"))).toEqual(["developers"]);
});
