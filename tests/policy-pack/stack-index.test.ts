import { StackIndex } from "../../policy-pack/kernel/stack-index";
import { object, resource, root, subjectOf, UNKNOWN, urnOf, type Stack } from "../support/stack";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const POLICY = "networking.k8s.io/v1:NetworkPolicy";

function index(stack: Stack): StackIndex {
  return new StackIndex(stack.map(subjectOf), new Map(stack.map((each) => [each.urn, each])));
}

const names = (subjects: readonly { readonly name: string }[]) => subjects.map(({ name }) => name);

const shop = resource(NAMESPACE, "shop", { metadata: { name: "shop" } }, { parent: root.urn });
const policy = object(POLICY, "deny", {}, { parent: root.urn, dependencies: [shop.urn] });
const stack: Stack = [root, shop, policy];

test("finds resources by URN, type, kind, parent and dependency", () => {
  const all = index(stack);
  expect(all.root?.urn).toBe(root.urn);
  expect(all.get(shop.urn)?.name).toBe("shop");
  expect(all.get("urn:nothing")).toBeUndefined();
  expect(names(all.ofType(NAMESPACE))).toEqual(["shop"]);
  expect(names(all.ofKind("NetworkPolicy"))).toEqual(["deny"]);
  expect(names(all.children(root.urn))).toEqual(["shop", "deny"]);
  expect(names(all.dependents(shop.urn))).toEqual(["deny"]);
  expect(all.ofKind("Pod")).toEqual([]);
  expect(index([shop]).root).toBeUndefined();
});

test("finds the target of an exemption by each of its names", () => {
  const all = index(stack);
  for (const target of [shop.urn, `${NAMESPACE}::shop`, "Namespace/shop"]) {
    expect(names(all.targeted(target))).toEqual(["shop"]);
  }
  expect(names(all.targeted("NetworkPolicy/shop/deny"))).toEqual(["deny"]);
  expect(all.targeted("NetworkPolicy/deny")).toEqual([]);
  expect(all.targeted("shop")).toEqual([]);
});

describe("the namespace of an object", () => {
  const place = (metadata: unknown, sources: readonly string[] = []) => {
    const propertyDependencies = { metadata: sources };
    const placed = resource(`kubernetes:${POLICY}`, "deny", { metadata }, { propertyDependencies });
    const bank = resource(NAMESPACE, "bank", { metadata: { name: UNKNOWN } });
    const byDefault = resource(NAMESPACE, "byDefault", { metadata: { name: "default" } });
    // The object stands first: the engine may list resources in any order.
    const all = index([placed, shop, bank, byDefault]);
    const holds = ["shop", "bank", "byDefault"].filter((name) => {
      const namespace = all.get(urnOf(NAMESPACE, name));
      return namespace !== undefined && all.inNamespace("NetworkPolicy", namespace).length > 0;
    });
    return { holds, unplaced: all.unplaced("NetworkPolicy").length };
  };

  test("is the one that it names", () => {
    expect(place({ namespace: "shop" })).toEqual({ holds: ["shop"], unplaced: 0 });
    expect(place({ namespace: "elsewhere" })).toEqual({ holds: [], unplaced: 0 });
  });

  test("is `default` where it names none", () => {
    expect(place({})).toEqual({ holds: ["byDefault"], unplaced: 0 });
    expect(place(undefined)).toEqual({ holds: ["byDefault"], unplaced: 0 });
  });

  test("is the Namespace whose output it is", () => {
    const sources = [urnOf(NAMESPACE, "bank")];
    expect(place({ namespace: UNKNOWN }, sources)).toEqual({ holds: ["bank"], unplaced: 0 });
    const withOthers = [...sources, urnOf("aws:kms/key:Key", "key")];
    expect(place({ namespace: UNKNOWN }, withOthers)).toEqual({ holds: ["bank"], unplaced: 0 });
  });

  test.each([
    ["without a source", []],
    ["from another kind of resource", [urnOf("aws:kms/key:Key", "key")]],
    ["from two Namespaces", [urnOf(NAMESPACE, "bank"), urnOf(NAMESPACE, "shop")]],
  ])("is not known %s", (_name, sources) => {
    expect(place({ namespace: UNKNOWN }, sources)).toEqual({ holds: [], unplaced: 1 });
  });
});
