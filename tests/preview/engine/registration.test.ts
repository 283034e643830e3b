import { Key } from "@pulumi/aws/kms";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { named, runClean, STACK_URN } from "./support";

const URN = "urn:pulumi:dev::shop::";

describe("URNs and parents", () => {
  test("qualify a type with the types of its ancestors, without the root stack", async () => {
    const result = await runClean(() => {
      const outer = new pulumi.ComponentResource("lib:index:Outer", "outer");
      const inner = new pulumi.ComponentResource("lib:index:Inner", "inner", {}, { parent: outer });
      new Key("key", {}, { parent: inner });
    });
    expect(named(result, "shop-dev")).toMatchObject({ urn: STACK_URN, parent: "", custom: false });
    expect(named(result, "outer")).toMatchObject({
      urn: `${URN}lib:index:Outer::outer`,
      parent: STACK_URN,
    });
    expect(named(result, "key")).toMatchObject({
      urn: `${URN}lib:index:Outer$lib:index:Inner$aws:kms/key:Key::key`,
      parent: `${URN}lib:index:Outer$lib:index:Inner::inner`,
      custom: true,
    });
  });

  test("come in registration order with the root stack first", async () => {
    const { resources } = await runClean(() => {
      const first = new Key("first", {});
      new Key("second", { description: first.arn });
    });
    expect(resources.map((resource) => resource.name)).toEqual([
      "shop-dev",
      "default_7_48_0",
      "first",
      "second",
    ]);
  });
});

describe("options", () => {
  test("are kept as the program gives them", async () => {
    const result = await runClean(() => {
      const other = new Key("other", {});
      new Key(
        "key",
        { description: "x" },
        {
          ignoreChanges: ["tags"],
          replaceOnChanges: ["description"],
          additionalSecretOutputs: ["description"],
          customTimeouts: { create: "5m" },
          deleteBeforeReplace: true,
          deletedWith: other,
          retainOnDelete: true,
          import: "some-id",
          dependsOn: [other],
        },
      );
    });
    const key = named(result, "key");
    expect(key.options).toEqual({
      protect: false,
      ignoreChanges: ["tags"],
      aliases: [],
      retainOnDelete: true,
      replaceOnChanges: ["description"],
      deleteBeforeReplace: true,
      deletedWith: named(result, "other").urn,
      additionalSecretOutputs: ["description"],
      customTimeouts: { create: "5m" },
      hooks: {},
      version: "7.48.0",
      importId: "some-id",
    });
    expect(key.id).toBe("some-id");
    expect(key.dependencies).toEqual([named(result, "other").urn]);
  });

  test("protect, retainOnDelete and deletedWith are inherited, and a child can refuse", async () => {
    const result = await runClean(() => {
      const owner = new Key("owner", {});
      const parent = new pulumi.ComponentResource(
        "lib:index:Group",
        "group",
        {},
        { protect: true, retainOnDelete: true, deletedWith: owner },
      );
      new Key("heir", {}, { parent });
      new Key("rebel", {}, { parent, protect: false, retainOnDelete: false });
    });
    const deletedWith = named(result, "owner").urn;
    expect(named(result, "heir").options).toMatchObject({
      protect: true,
      retainOnDelete: true,
      deletedWith,
    });
    expect(named(result, "rebel").options).toMatchObject({
      protect: false,
      retainOnDelete: false,
      deletedWith,
    });
  });

  test("a child takes the provider of its package from a parent or its component", async () => {
    const result = await runClean(() => {
      const provider = new Provider("west", { region: "us-west-2" });
      const parent = new Key("parent", {}, { provider });
      new Key("child", {}, { parent });
      const group = new pulumi.ComponentResource(
        "lib:index:Group",
        "group",
        {},
        { providers: [provider] },
      );
      new Key("member", {}, { parent: group });
    });
    const reference = `${named(result, "west").urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`;
    expect(named(result, "child").provider).toBe(reference);
    expect(named(result, "member").provider).toBe(reference);
    expect(named(result, "group").provider).toBe("");
    expect(result.resources.some((resource) => resource.name.startsWith("default"))).toBe(false);
  });

  test("aliases become URNs", async () => {
    const result = await runClean(() => {
      const group = new pulumi.ComponentResource("lib:index:Group", "group");
      const aliases: (pulumi.Alias | string)[] = [
        `${URN}aws:kms/key:Key::by-urn`,
        { name: "by-name" },
        { type: "aws:kms/oldKey:OldKey" },
        { parent: pulumi.rootStackResource },
        { parent: group },
        { project: "old-shop", stack: "old-dev" },
      ];
      const parent = new pulumi.ComponentResource("lib:index:Parent", "parent");
      new Key("key", {}, { parent, aliases });
    });
    expect(named(result, "key").options.aliases).toEqual([
      `${URN}aws:kms/key:Key::by-urn`,
      `${URN}lib:index:Parent$aws:kms/key:Key::by-name`,
      `${URN}lib:index:Parent$aws:kms/oldKey:OldKey::key`,
      `${URN}aws:kms/key:Key::key`,
      `${URN}lib:index:Group$aws:kms/key:Key::key`,
      "urn:pulumi:old-dev::old-shop::lib:index:Parent$aws:kms/key:Key::key",
    ]);
  });

  test("without effect on a component are named in a warning", async () => {
    const { diagnostics } = await runClean(() => {
      new pulumi.ComponentResource(
        "lib:index:Group",
        "group",
        {},
        { ignoreChanges: ["x"], replaceOnChanges: ["y"] },
      );
    });
    expect(diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      "warning: option ignoreChanges has no effect on a component",
      "warning: option replaceOnChanges has no effect on a component",
    ]);
  });
});

describe("dependencies", () => {
  test("are known for every property", async () => {
    const result = await runClean(() => {
      const first = new Key("first", {});
      const second = new Key("second", {});
      new Key("key", { description: first.arn, tags: { other: second.arn, own: "x" } });
    });
    const [first, second] = [named(result, "first").urn, named(result, "second").urn];
    const key = named(result, "key");
    expect(new Set(key.dependencies)).toEqual(new Set([first, second]));
    expect(key.propertyDependencies).toEqual({ description: [first], tags: [second] });
  });

  test("on a component reach the resources inside it", async () => {
    const result = await runClean(() => {
      const group = new pulumi.ComponentResource("lib:index:Group", "group");
      new Key("member", {}, { parent: group });
      new Key("key", {}, { dependsOn: [group] });
    });
    expect(named(result, "key").dependencies).toContain(named(result, "member").urn);
  });
});

describe("components", () => {
  class Pair extends pulumi.ComponentResource {
    constructor(name: string, args: { readonly size: number; readonly label: string }) {
      super("lib:index:Pair", name, args);
      const key = new Key(`${name}-key`, {}, { parent: this });
      this.registerOutputs({ total: args.size * 2, arn: key.arn });
    }
  }

  test("keep their inputs and have the outputs that they register", async () => {
    const result = await runClean(() => {
      new Pair("pair", { size: 2, label: "x" });
    });
    const pair = named(result, "pair");
    expect(pair.inputs).toEqual({ size: 2, label: "x" });
    expect(pair.outputs).toEqual({ total: 4, arn: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
  });
});
