import { Key } from "@pulumi/aws/kms";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { named, run, runClean } from "./support";

/** Adds a word to the description, so that the order of transforms shows. */
function describe_(word: string): pulumi.ResourceTransform {
  return ({ props, opts, type }) => {
    if (type !== "aws:kms/key:Key") return undefined;
    return { props: { ...props, description: `${props["description"] ?? ""}${word}` }, opts };
  };
}

describe("transforms", () => {
  test("run own first, then each ancestor's, then the stack's", async () => {
    const result = await runClean(() => {
      pulumi.runtime.registerResourceTransform(describe_(" stack"));
      const outer = new pulumi.ComponentResource(
        "lib:index:Outer",
        "outer",
        {},
        { transforms: [describe_(" outer")] },
      );
      const inner = new pulumi.ComponentResource(
        "lib:index:Inner",
        "inner",
        {},
        { parent: outer, transforms: [describe_(" inner")] },
      );
      new Key("key", {}, { parent: inner, transforms: [describe_("own")] });
    });
    expect(named(result, "key").inputs).toEqual({ description: "own inner outer stack" });
  });

  test("replace options, providers among them", async () => {
    const result = await runClean(() => {
      const provider = new Provider("west", { region: "us-west-2" });
      const other = new Key("other", {}, { provider });
      const transform: pulumi.ResourceTransform = ({ props, opts }) => ({
        props,
        opts: { ...opts, protect: true, provider, ignoreChanges: ["tags"], dependsOn: [other] },
      });
      new Key("key", {}, { transforms: [transform] });
    });
    const key = named(result, "key");
    expect(key.options).toMatchObject({ protect: true, ignoreChanges: ["tags"] });
    expect(key.provider).toContain("pulumi:providers:aws::west::");
    expect(key.dependencies).toEqual([named(result, "other").urn]);
  });

  test("keep secrets, unknowns and property dependencies", async () => {
    const result = await runClean(() => {
      const first = new Key("first", {});
      new Key(
        "key",
        { description: first.arn },
        { transforms: [({ props, opts }) => ({ props, opts })] },
      );
    });
    const key = named(result, "key");
    expect(key.inputs["description"]).toBe("04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    expect(key.propertyDependencies["description"]).toEqual([named(result, "first").urn]);
  });

  test("of the older kind run in the SDK", async () => {
    const result = await runClean(() => {
      pulumi.runtime.registerStackTransformation(({ props, opts, type }) =>
        type === "aws:kms/key:Key" ? { props: { ...props, description: "old" }, opts } : undefined,
      );
      new Key("key", {});
    });
    expect(named(result, "key").inputs).toEqual({ description: "old" });
  });

  test("that throw are an error of the resource with its place", async () => {
    const { errors } = await run(() => {
      const transforms: pulumi.ResourceTransform[] = [
        () => {
          throw new Error("no");
        },
      ];
      new Key("key", {}, { transforms });
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain("transform failed: Error: no");
    expect(errors[0]?.urn).toBe("urn:pulumi:dev::shop::aws:kms/key:Key::key");
    expect(errors[0]?.source?.file).toBe("tests/preview/engine/transforms.test.ts");
  });

  test("of invokes change the arguments that the table sees", async () => {
    const { outputs } = await runClean(
      () => {
        pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({
          args: { ...args, region: "moved" },
          opts,
        }));
        return { region: getRegionOutput({ region: "here" }).region };
      },
      {
        invokes: {
          "aws:index/getRegion:getRegion": (args) => ({ region: args["region"] ?? null }),
        },
      },
    );
    expect(outputs).toEqual({ region: "moved" });
  });
});

describe("hooks", () => {
  test("are recorded, and run only where they ask for previews", async () => {
    const calls: string[] = [];
    const result = await runClean(() => {
      const quiet = new pulumi.ResourceHook("quiet", () => void calls.push("quiet"));
      const loud = new pulumi.ResourceHook(
        "loud",
        ({ name, newInputs }) =>
          void calls.push(`loud ${name} ${JSON.stringify(newInputs?.["description"])}`),
        { onDryRun: true },
      );
      const rescue = new pulumi.ErrorHook("rescue", () => false);
      const hooks = {
        beforeCreate: [quiet, loud],
        afterCreate: [loud],
        beforeDelete: [quiet],
        onError: [rescue],
      };
      new Key("key", { description: "d" }, { hooks });
    });
    expect(calls).toEqual(['loud key "d"', 'loud key "d"']);
    expect(named(result, "key").options.hooks).toEqual({
      beforeCreate: ["quiet", "loud"],
      afterCreate: ["loud"],
      beforeDelete: ["quiet"],
      onError: ["rescue"],
    });
  });

  test("that fail are errors, or warnings where failures are ignored", async () => {
    const { errors, diagnostics } = await run(() => {
      const fail = (): never => {
        throw new Error("no");
      };
      const strict = new pulumi.ResourceHook("strict", fail, { onDryRun: true });
      const lax = new pulumi.ResourceHook("lax", fail, { onDryRun: true, ignoreErrors: true });
      new Key("key", {}, { hooks: { beforeCreate: [strict], afterCreate: [lax] } });
    });
    expect(errors.map(({ message }) => message)).toEqual(['beforeCreate hook "strict" failed: no']);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'afterCreate hook "lax" failed: no',
    ]);
  });
});
