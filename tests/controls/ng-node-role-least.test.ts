import { ngNodeRoleLeast } from "../../policy-pack/controls/cloud/ng-node-role-least";
import { testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { secret } from "../support/stack";
import { fixtures, group, minimal } from "./fixtures/ng-node-role-least";

const path = "policyArn";
const wanted =
  "one of AmazonEKSWorkerNodePolicy, AmazonEKSWorkerNodeMinimalPolicy, " +
  "AmazonEC2ContainerRegistryPullOnly, AmazonEC2ContainerRegistryReadOnly";
const managed = (policy: string) => `arn:aws:iam::aws:policy/${policy}`;

testRoom(ngNodeRoleLeast, fixtures, {
  minimal,
  judged: "attachment",
  passes: [
    { name: "China", set: path, to: "arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodePolicy" },
    { name: "a secret", set: path, to: secret(managed("AmazonEC2ContainerRegistryReadOnly")) },
    { name: "another role", set: "role", to: "other" },
  ],
  fails: [
    {
      name: "the policy of the CNI",
      set: path,
      to: managed("AmazonEKS_CNI_Policy"),
      path,
      found: "AmazonEKS_CNI_Policy",
      wanted,
    },
    {
      name: "a policy of the account with a good name",
      set: path,
      to: "arn:aws:iam::111122223333:policy/AmazonEKSWorkerNodePolicy",
      path,
      found: "a policy of the account",
      wanted,
    },
  ],
  notEvaluated: unreadable(path, "a text"),
});

test("allows the policies of the parameter", () => {
  const policies = ["AmazonSSMManagedInstanceCore"];
  const engine = new Map([["ng-node-role-least", { properties: { policies } }]]);
  const stack = group("AmazonSSMManagedInstanceCore");
  expect(judge(stack, { controls: [ngNodeRoleLeast] }).finished).toHaveLength(1);
  expect(judge(stack, { controls: [ngNodeRoleLeast], engine }).finished).toEqual([]);
});
