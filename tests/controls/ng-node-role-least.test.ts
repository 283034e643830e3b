import { ngNodeRoleLeast } from "../../policy-pack/controls/cloud/ng-node-role-least";
import { testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, secret, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, group, machine, minimal } from "./fixtures/ng-node-role-least";

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

describe("a role that only an instance profile names", () => {
  const CNI = "AmazonEKS_CNI_Policy";
  const verdict = (stack: Stack) => verdictOf(ngNodeRoleLeast, stack);
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  test.each([
    ["the script of older images", { userData: "/etc/eks/bootstrap.sh main" }],
    ["nodeadm", { userData: base64("apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n") }],
    ["settings of Bottlerocket", { userData: '[settings.kubernetes]\ncluster-name = "main"' }],
    ["a tag", { tags: { "kubernetes.io/cluster/main": "owned" } }],
    ["a tag of what it makes", { tagSpecifications: [{ tags: { "eks:cluster-name": "main" } }] }],
    [
      "the profile's ARN",
      {
        iamInstanceProfile: { arn: "arn:aws:iam::111122223333:instance-profile/nodes" },
        tags: { "kubernetes.io/cluster/main": "owned" },
      },
    ],
  ])("is the role of nodes with %s", (_what, inputs) => {
    expect(verdict(machine(CNI, inputs))).toBe("violation");
    expect(verdict(machine("AmazonEKSWorkerNodePolicy", inputs))).toBe("pass");
  });

  test("is no business of the control for other machines, and other profiles", () => {
    expect(verdict(machine(CNI, { userData: "#!/bin/sh\necho" }))).toBe("notApplicable");
    const other = { iamInstanceProfile: { name: "other" }, tags: { "eks:cluster-name": "main" } };
    expect(verdict(machine(CNI, other))).toBe("notApplicable");
  });

  test("on a first preview follows outputs; unknown user data of other origin is not evaluated", () => {
    const cluster = resource("aws:eks/cluster:Cluster", "main", {});
    const unknown = { userData: UNKNOWN, iamInstanceProfile: { name: UNKNOWN } };
    const sources = (userData: readonly string[]) => ({
      userData,
      iamInstanceProfile: [urnOf("aws:iam/instanceProfile:InstanceProfile", "profile")],
    });
    expect(verdict([cluster, ...machine(CNI, unknown, sources([cluster.urn]))])).toBe("violation");
    expect(verdict([cluster, ...machine(CNI, unknown, sources([]))])).toBe("notEvaluated");
    expect(verdict(machine("AmazonEKSWorkerNodePolicy", unknown, sources([])))).toBe("pass");
  });

  test("may be of any profile whose role is unknown", () => {
    const stack = machine(CNI, { tags: { "eks:cluster-name": "main" } });
    expect(verdict(tweak(stack, "profile", ["role"], UNKNOWN))).toBe("notEvaluated");
    expect(verdict(tweak(stack, "machine", ["iamInstanceProfile"], UNKNOWN))).toBe("notEvaluated");
  });

  test("counts where an access entry for nodes names the role, or a scaling group has the tag", () => {
    const bare = machine(CNI, {});
    const entry = (type: string) =>
      resource("aws:eks/accessEntry:AccessEntry", "entry", {
        type,
        principalArn: "arn:aws:iam::111122223333:role/main-nodes",
      });
    expect(verdict([...bare, entry("EC2_LINUX")])).toBe("violation");
    expect(verdict([...bare, entry("STANDARD")])).toBe("notApplicable");
    const group = resource(
      "aws:autoscaling/group:Group",
      "scaling",
      { tags: [{ key: "kubernetes.io/cluster/main", value: "owned" }] },
      { dependencies: [urnOf("aws:ec2/launchTemplate:LaunchTemplate", "machine")] },
    );
    expect(verdict([...bare, group])).toBe("violation");
  });

  test("counts where a node class of Karpenter names the profile", () => {
    const nodeClass = resource("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "class", {
      spec: { instanceProfile: "nodes" },
    });
    expect(verdict([...machine(CNI, {}), nodeClass])).toBe("violation");
  });
});

test("a role that is not in the stack is not evaluated", () => {
  const stack = minimal.filter(({ name }) => name !== "role");
  const named = tweak(stack, "group", ["nodeRoleArn"], "arn:aws:iam::111122223333:role/other");
  expect(verdictOf(ngNodeRoleLeast, named)).toBe("notEvaluated");
  expect(verdictOf(ngNodeRoleLeast, tweak(stack, "group", ["nodeRoleArn"], UNKNOWN))).toBe(
    "notEvaluated",
  );
});
