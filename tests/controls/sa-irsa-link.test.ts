import { saIrsaLink } from "../../policy-pack/controls/cluster/sa-irsa-link";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { object, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { parsePath, tweak } from "../support/tweak";
import {
  associated,
  fixtures,
  linked,
  minimal,
  ROLE,
  statement,
  SUB,
  trust,
  where,
} from "./fixtures/sa-irsa-link";

const ANNOTATION = 'metadata.annotations["eks.amazonaws.com/role-arn"]';
const exact = {
  path: ANNOTATION,
  found: `role web-role, which does not trust exactly ${SUB}`,
  wanted: "a trust policy that compares sub with it by StringEquals",
};
const POLICY = "assumeRolePolicy";
const trusting = (name: string, ...statements: readonly unknown[]) => ({
  name,
  on: "web-role",
  set: POLICY,
  to: trust(...statements),
});

testRoom(saIrsaLink, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no annotation", set: "metadata.annotations", to: ABSENT },
    trusting("a second statement", { ...statement, Effect: "Deny" }, statement),
    trusting("several accounts by name", where("StringEquals", ["other", SUB])),
    trusting("StringLike without a pattern", where("StringLike", SUB)),
    { name: "an object", on: "web-role", set: POLICY, to: { Statement: [statement] } },
  ],
  fails: [
    { ...trusting("a pattern", where("StringLike", "system:serviceaccount:shop:*")), ...exact },
    { ...trusting("a negation", where("StringNotEquals", SUB)), ...exact },
    { ...trusting("a key that may be missing", where("StringEqualsIfExists", SUB)), ...exact },
    { ...trusting("no condition", { ...statement, Condition: {} }), ...exact },
    { ...trusting("another account", where("StringEquals", `${SUB}2`)), ...exact },
    { ...trusting("another action", { ...statement, Action: "sts:AssumeRole" }), ...exact },
    {
      name: "another name",
      set: "metadata.name",
      to: "api",
      ...exact,
      found: "role web-role, which does not trust exactly system:serviceaccount:shop:api",
    },
    {
      name: "the default namespace",
      set: "metadata.namespace",
      to: ABSENT,
      ...exact,
      found: "role web-role, which does not trust exactly system:serviceaccount:default:web",
    },
    {
      name: "a name in place of an ARN",
      set: "metadata.annotations",
      to: { "eks.amazonaws.com/role-arn": "web" },
      path: ANNOTATION,
      found: '"web"',
      wanted: "the ARN of an IAM role",
    },
  ],
  notEvaluated: [
    {
      name: "an ARN of unknown origin",
      set: "metadata.annotations",
      to: { "eks.amazonaws.com/role-arn": UNKNOWN },
      path: ANNOTATION,
      why: `${ANNOTATION} is not known during a preview`,
    },
    {
      name: "a role outside the stack",
      set: "metadata.annotations",
      to: { "eks.amazonaws.com/role-arn": "arn:aws:iam::444455556666:role/other" },
      path: ANNOTATION,
      why: "the role is not in the stack, so its trust policy is not seen",
    },
    {
      name: "an unknown trust policy",
      on: "web-role",
      set: POLICY,
      to: UNKNOWN,
      path: ANNOTATION,
      why: "the trust policy of role web-role is not fully known",
    },
    {
      name: "text that is no policy",
      on: "web-role",
      set: POLICY,
      to: "{",
      path: ANNOTATION,
      why: "the trust policy of role web-role is not fully known",
    },
    {
      name: "an unknown sub",
      on: "web-role",
      set: POLICY,
      to: { Statement: [where("StringEquals", UNKNOWN)] },
      path: ANNOTATION,
      why: "the trust policy of role web-role is not fully known",
    },
    {
      name: "an unknown name",
      set: "metadata.name",
      to: UNKNOWN,
      path: "metadata.name",
      why: "metadata.name is not known during a preview",
    },
    {
      name: "a name that Pulumi chooses",
      set: "metadata.name",
      to: ABSENT,
      path: "metadata.name",
      why: "Pulumi chooses the name",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(saIrsaLink, stack);

test("an unknown provider leaves another sub a violation", () => {
  const unknown = { ...statement, Principal: { Federated: UNKNOWN } };
  const partly = (sub: string) =>
    linked({ policy: { Statement: [{ ...unknown, ...onlySub(sub) }] } });
  expect(verdict(partly(SUB))).toBe("notEvaluated");
  expect(verdict(partly("other"))).toBe("violation");
});

function onlySub(sub: string) {
  return { Condition: where("StringEquals", sub).Condition };
}

test("two roles of one name are not told apart", () => {
  const twin = minimal.map((each) =>
    each.type === ROLE ? { ...each, name: "twin", urn: urnOf(ROLE, "twin") } : each,
  );
  expect(verdict([...minimal, ...twin.filter(({ type }) => type === ROLE)])).toBe("notEvaluated");
});

describe("a Pod Identity association", () => {
  const set = (path: string, to: unknown, on = "association") =>
    tweak(associated({}), on, parsePath(path), to);

  test("names the account that is not there", () => {
    const { findings } = judge(set("serviceAccount", "api"), {
      controls: [saIrsaLink],
    }).evaluations;
    expect(findings).toMatchObject([
      {
        status: "violation",
        level: "mandatory",
        path: "serviceAccount",
        found: "ServiceAccount shop/api, which is not there",
        wanted: "one that exists",
      },
    ]);
  });

  test.each([
    ["the account that every namespace has", "serviceAccount", "default"],
    ["accounts of add-ons", "namespace", "kube-system"],
  ])("passes %s", (_name, path, to) => {
    expect(verdict(set(path, to))).toBe("pass");
  });

  test.each([
    ["an unknown account", "serviceAccount", UNKNOWN, "association"],
    ["an unknown namespace", "namespace", UNKNOWN, "association"],
    ["a number", "serviceAccount", 7, "association"],
    ["a namespace that is filled elsewhere", "namespace", "monitoring", "association"],
    ["an account of unknown name", "metadata.name", UNKNOWN, "account"],
  ])("is not evaluated with %s", (_name, path, to, on) => {
    expect(verdict(set(path, to, on))).toBe("notEvaluated");
  });

  test("objects to an absent account", () => {
    expect(verdict(set("serviceAccount", ABSENT))).toBe("violation");
  });

  test("takes an unknown name that a service account of the stack gives", () => {
    const origin = { serviceAccount: [urnOf("kubernetes:core/v1:ServiceAccount", "account")] };
    const stack = set("serviceAccount", UNKNOWN).map((each) =>
      each.name === "association" ? { ...each, propertyDependencies: origin } : each,
    );
    expect(verdict(stack)).toBe("pass");
  });

  describe("on a first preview", () => {
    const account = urnOf("kubernetes:core/v1:ServiceAccount", "account");
    const namespace = urnOf("kubernetes:core/v1:Namespace", "shop");
    const unknown = (properties: Record<string, readonly string[]>, place: unknown = "shop") =>
      associated(
        Object.fromEntries(Object.keys(properties).map((property) => [property, UNKNOWN])),
        { namespace: place },
      ).map((each) => {
        if (each.name === "association") return { ...each, propertyDependencies: properties };
        const isPlaced = each.name === "account" && place === UNKNOWN;
        return isPlaced ? { ...each, propertyDependencies: { metadata: [namespace] } } : each;
      });

    test("both names are told by what they come from", () => {
      expect(verdict(unknown({ serviceAccount: [account], namespace: [account] }))).toBe("pass");
      expect(verdict(unknown({ serviceAccount: [account], namespace: [namespace] }))).toBe("pass");
      const both = { serviceAccount: [account], namespace: [namespace] };
      expect(verdict(unknown(both, UNKNOWN))).toBe("pass");
      expect(verdict(unknown({ namespace: [namespace] }))).toBe("pass");
    });

    test("one name of unknown origin is not evaluated, whatever the other comes from", () => {
      expect(verdict(unknown({ serviceAccount: [account], namespace: [] }))).toBe("notEvaluated");
      expect(verdict(unknown({ serviceAccount: [], namespace: [account] }))).toBe("notEvaluated");
    });

    test("an account of another namespace is not the one", () => {
      const bank = urnOf("kubernetes:core/v1:Namespace", "bank");
      expect(verdict(unknown({ serviceAccount: [account], namespace: [bank] }))).toBe(
        "notEvaluated",
      );
    });
  });

  test("is not evaluated where a release may make the account", () => {
    const release = object("helm.sh/v3:Release", "web", {});
    expect(verdict([...set("serviceAccount", "api"), release])).toBe("notEvaluated");
  });
});
