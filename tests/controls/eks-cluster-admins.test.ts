import { eksClusterAdmins } from "../../policy-pack/controls/cloud/eks-cluster-admins";
import { awsAuthMappings } from "../../policy-pack/kernel/aws-auth-mappings";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { root, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import {
  account,
  administrator,
  arn,
  awsAuth,
  binding,
  cluster,
  entry,
  fixtures,
  group,
  mapped,
  minimal,
} from "./fixtures/eks-cluster-admins";

const two: Stack = [...minimal, administrator("emergency")];
const own = `${arn("deployer")} (access policy association admin-deployer), ${arn("emergency")} (access policy association admin-emergency)`;
const three = {
  path: "",
  found: `3 administrators: the creator of main (bootstrapClusterCreatorAdminPermissions), ${own}`,
  wanted: "2 or fewer",
};
const creator = "accessConfig.bootstrapClusterCreatorAdminPermissions";

testRoom(eksClusterAdmins, fixtures, {
  minimal: two,
  judged: "main",
  passes: [
    {
      name: "a policy for namespaces",
      on: "admin-emergency",
      set: "accessScope.type",
      to: "namespace",
    },
    {
      name: "an administrator whose name is not known",
      on: "admin-emergency",
      set: "principalArn",
      to: UNKNOWN,
    },
  ],
  fails: [
    { name: "the creator as a third", set: creator, to: true, ...three },
    { name: "the creator by default", set: "accessConfig", to: ABSENT, ...three },
  ],
  notEvaluated: [
    {
      name: "an unknown right of the creator",
      set: creator,
      to: UNKNOWN,
      path: "",
      why: `${creator} is not known during a preview`,
    },
    {
      name: "an unknown policy",
      on: "viewer",
      set: "policyArn",
      to: UNKNOWN,
      path: "",
      why: "viewer: policyArn is not known during a preview",
    },
  ],
});

const verdict = (...stack: Stack) => verdictOf(eksClusterAdmins, [root, ...stack]);

function administrators(stack: Stack) {
  const { administrators: listed } = judge(stack, { controls: [eksClusterAdmins] }).evaluations;
  return listed.map(({ principal, ways }) => [principal, ...ways]);
}

test("folds access policies, groups of access entries, aws-auth and bindings into one list", () => {
  const stack = [
    root,
    cluster(true),
    administrator("deployer"),
    entry("platform", "platform-admins", "others"),
    awsAuth(mapped("legacy", "deployer")),
    binding("platform", "cluster-admin", group("platform-admins"), group("nobody"), account("ci")),
  ];
  expect(administrators(stack)).toEqual([
    ["the creator of main", "bootstrapClusterCreatorAdminPermissions"],
    [
      arn("deployer"),
      "access policy association admin-deployer",
      "aws-auth mapRoles → Group system:masters",
    ],
    [arn("legacy"), "aws-auth mapRoles → Group system:masters"],
    [
      arn("platform"),
      "access entry entry-platform → Group platform-admins → ClusterRoleBinding platform",
    ],
    ["Group nobody", "ClusterRoleBinding platform"],
    ["ServiceAccount ops/ci", "ClusterRoleBinding platform"],
  ]);
});

test("one principal by two ways is one administrator", () => {
  expect(verdict(administrator("a"), administrator("b"), awsAuth(mapped("a", "b")))).toBe("pass");
  expect(verdict(administrator("a"), administrator("b"), awsAuth(mapped("c")))).toBe("violation");
});

test("an association follows its entry to the principal while the ARN is not known", () => {
  const join = { propertyDependencies: { principalArn: [entry("a").urn] } };
  const associations = ["x", "y", "z"].map((name) => ({ ...administrator(name), ...join }));
  const stack = ["x", "y", "z"].reduce<Stack>(
    (changed, name) => tweak(changed, `admin-${name}`, ["principalArn"], UNKNOWN),
    [root, entry("a"), ...associations],
  );
  expect(administrators(stack).map(([principal]) => principal)).toEqual([arn("a")]);
  expect(verdictOf(eksClusterAdmins, stack)).toBe("pass");
});

test("what is not known is not evaluated where it may add one too many", () => {
  const service = binding("wide", UNKNOWN, account("a"), account("b"), account("c"));
  expect(verdict(service)).toBe("notEvaluated");
  expect(verdict(binding("wide", UNKNOWN, account("a")))).toBe("pass");
  expect(
    verdict(tweak([binding("a", "cluster-admin")], "a", ["subjects"], UNKNOWN)[0] ?? root),
  ).toBe("notEvaluated");
  expect(verdict(awsAuth(UNKNOWN))).toBe("notEvaluated");
  expect(verdict(awsAuth("{flow: style}"))).toBe("notEvaluated");
  const admins = binding("admins", "cluster-admin", group("admins"), account("a"));
  expect(verdict(entry("a", UNKNOWN), admins)).toBe("notEvaluated");
});

test("the parameters say how many there may be, and who", () => {
  const judged = (parameters: Readonly<Record<string, unknown>>) =>
    judge(two, {
      controls: [eksClusterAdmins],
      engine: new Map([["eks-cluster-admins", { properties: parameters }]]),
    }).finished;
  expect(judged({ most: 1 })).toMatchObject([{ found: `2 administrators: ${own}` }]);
  expect(judged({ most: 2 })).toEqual([]);
  expect(judged({ administrators: [arn("deployer"), arn("emergency")] })).toEqual([]);
  expect(judged({ administrators: [arn("deployer")] })).toMatchObject([
    {
      found: `${arn("emergency")} (access policy association admin-emergency)`,
      wanted: "the principals of the parameter administrators alone",
    },
  ]);
});

describe("aws-auth", () => {
  const role = { arn: arn("a"), username: "a", groups: ["one", "two"] };

  test.each([
    [
      "block style",
      `# nodes\n- rolearn: ${arn("a")} # why\n  username: a\n  groups:\n  - one\n  - "two"\n`,
    ],
    ["another order", `- groups:\n    - one\n    - two\n  rolearn: '${arn("a")}'\n  username: a`],
    ["a list in brackets", `- rolearn: ${arn("a")}\n  username: a\n  groups: [one, "two"]`],
    ["JSON", JSON.stringify([{ rolearn: arn("a"), username: "a", groups: ["one", "two"] }])],
  ])("is read in %s", (_name, text) => {
    expect(awsAuthMappings(text)).toEqual([role]);
  });

  test("may map nobody, and a user without a name or groups", () => {
    expect(awsAuthMappings("[]\n")).toEqual([]);
    expect(awsAuthMappings("")).toEqual([]);
    expect(awsAuthMappings(`- userarn: ${arn("a")}`)).toEqual([
      { arn: arn("a"), username: "", groups: [] },
    ]);
  });

  test.each(["text", "- text", "a: b", '{"rolearn": "a"}', "- rolearn:\n    - a", "[1]"])(
    "in another style is not read: %j",
    (text) => {
      expect(awsAuthMappings(text)).toBeUndefined();
    },
  );
});
