import { eksClusterRoleScope } from "../../policy-pack/controls/cloud/eks-cluster-role-scope";
import { testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { secret, UNKNOWN, urnOf } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal, trust } from "./fixtures/eks-cluster-role-scope";

const path = "assumeRolePolicy";
const others = { path, found: "somebody else in statement 1", wanted: "eks.amazonaws.com alone" };
const both = trust({ Service: ["eks.amazonaws.com", "ec2.amazonaws.com"] });
const account = trust({ Service: "eks.amazonaws.com", AWS: "arn:aws:iam::111122223333:root" });

testRoom(eksClusterRoleScope, fixtures, {
  minimal,
  judged: "role",
  passes: [
    { name: "a secret", set: path, to: secret(trust({ Service: "eks.amazonaws.com" })) },
    {
      name: "a document as an object",
      set: path,
      to: JSON.parse(trust({ Service: ["eks.amazonaws.com"] })) as unknown,
    },
    { name: "policies of another role", on: "attachment", set: "role", to: "other" },
  ],
  fails: [
    { name: "another service", set: path, to: trust({ Service: "ec2.amazonaws.com" }), ...others },
    { name: "a second service", set: path, to: both, ...others },
    { name: "an account besides", set: path, to: account, ...others },
    {
      name: "a policy of the account",
      set: "managedPolicyArns",
      to: ["arn:aws:iam::111122223333:policy/own"],
      path: "managedPolicyArns[0]",
      found: "a policy of the account",
      wanted:
        "one of AmazonEKSClusterPolicy, AmazonEKSVPCResourceController, AmazonEKSComputePolicy, " +
        "AmazonEKSBlockStoragePolicy, AmazonEKSBlockStoragePolicyV2, AmazonEKSLoadBalancingPolicy, AmazonEKSNetworkingPolicy",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown document",
      set: path,
      to: UNKNOWN,
      path,
      why: `${path} is not known during a preview`,
    },
    { name: "no document", set: path, to: "nobody", path, why: "it is no policy document" },
    ...unreadable("policyArn", "a text", "attachment"),
  ],
});

test("finds an attachment by dependency, and names its policy", () => {
  const byDependency = minimal.map((one) =>
    one.name === "attachment"
      ? {
          ...one,
          inputs: { role: UNKNOWN, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
          propertyDependencies: { role: [urnOf("aws:iam/role:Role", "role")] },
        }
      : one,
  );
  const { finished } = judge(byDependency, { controls: [eksClusterRoleScope] });
  expect(finished).toMatchObject([{ path: "policyArn", found: "AdministratorAccess" }]);
});

test("a role that no cluster names is not its business", () => {
  const stack = minimal.filter(({ name }) => name !== "main");
  expect(verdictOf(eksClusterRoleScope, stack)).toBe("notApplicable");
});

test("a role that is not in the stack is not evaluated", () => {
  const stack = minimal.filter(({ name }) => name !== "role");
  const named = tweak(stack, "main", ["roleArn"], "arn:aws:iam::111122223333:role/other");
  expect(verdictOf(eksClusterRoleScope, named)).toBe("notEvaluated");
  expect(verdictOf(eksClusterRoleScope, tweak(stack, "main", ["roleArn"], UNKNOWN))).toBe(
    "notEvaluated",
  );
});
