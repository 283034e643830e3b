import { getRegion, getRegionOutput } from "@pulumi/aws/getRegion";
import { Key } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";

import { UNKNOWN } from "../../../preview/engine";
import { named, run, runClean, secretOf } from "./support";

const TOKEN = "aws:index/getRegion:getRegion";

describe("data-source calls", () => {
  test("are unknown and named once when no table knows them", async () => {
    const result = await runClean(() => {
      getRegionOutput({ region: "x" });
      return { region: getRegionOutput().region };
    });
    expect(result.outputs).toEqual({ region: UNKNOWN });
    expect(result.diagnostics).toEqual([
      {
        severity: "warning",
        message: `call of ${TOKEN} cannot be evaluated offline; its result is unknown`,
        urn: "",
        source: "",
      },
    ]);
    expect(named(result, "default_7_48_0").type).toBe("pulumi:providers:aws");
  });

  test("are answered by the table", async () => {
    const { outputs, diagnostics } = await runClean(
      async () => ({ plain: (await getRegion()).region, output: getRegionOutput().region }),
      { invokes: { [TOKEN]: () => ({ region: "eu-west-1" }) } },
    );
    expect(outputs).toEqual({ plain: "eu-west-1", output: "eu-west-1" });
    expect(diagnostics).toEqual([]);
  });

  test("name the token when the table throws", async () => {
    const { errors } = await run(() => getRegion(), {
      invokes: {
        [TOKEN]: () => {
          throw new Error("found nothing, wanted a region");
        },
      },
    });
    expect(errors.map(({ message }) => message)).toEqual([
      `call of ${TOKEN}: found nothing, wanted a region`,
    ]);
  });
});

describe("what needs another process", () => {
  test("a method's result is unknown and a warning", async () => {
    const { outputs, diagnostics } = await runClean(() => {
      const key = new Key("key", {});
      const whole = pulumi.runtime.call<{ host: string }>("pkg:index:Thing/host", {}, key);
      const single = pulumi.runtime.callSingle<string>("pkg:index:Thing/host", {}, key);
      return { host: whole.apply((answer) => answer.host), single };
    });
    expect(outputs).toEqual({ host: UNKNOWN, single: UNKNOWN });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "method pkg:index:Thing/host cannot be evaluated offline; its result is unknown",
    ]);
  });

  test("a remote component has unknown outputs, no children and a warning", async () => {
    class Remote extends pulumi.ComponentResource {
      declare readonly endpoint: pulumi.Output<string>;
      constructor(name: string) {
        super("eks:index:Cluster", name, { version: "1.35", endpoint: undefined }, {}, true);
      }
    }
    const result = await runClean(() => ({ endpoint: new Remote("cluster").endpoint }));
    expect(result.outputs).toEqual({ endpoint: UNKNOWN });
    const cluster = named(result, "cluster");
    expect(cluster).toMatchObject({ remote: true, custom: false, inputs: { version: "1.35" } });
    expect(result.resources.filter(({ parent }) => parent === cluster.urn)).toEqual([]);
    expect(result.diagnostics).toMatchObject([
      {
        severity: "warning",
        urn: cluster.urn,
        message: expect.stringContaining("eks:index:Cluster"),
      },
    ]);
    expect(result.diagnostics[0]?.source).toMatch(
      /^tests\/preview\/engine\/calls\.test\.ts:\d+:\d+$/,
    );
  });

  test("existence of a resource is unknown", async () => {
    const { outputs, diagnostics } = await runClean(() => ({
      exists: pulumi.runtime.existsResource("aws:kms/key:Key", "some-id"),
    }));
    expect(outputs).toEqual({ exists: UNKNOWN });
    expect(diagnostics[0]?.message).toContain("existence of aws:kms/key:Key some-id");
  });
});

describe("reads", () => {
  test("register an external resource that analyzers do not get", async () => {
    const seen: string[] = [];
    const result = await runClean(
      () => {
        const key = Key.get("existing", "key-id");
        return { id: key.id, arn: key.arn };
      },
      { onRegister: async ({ name }) => void seen.push(name) },
    );
    expect(named(result, "existing")).toMatchObject({ external: true, custom: true, id: "key-id" });
    expect(result.outputs).toEqual({ id: "key-id", arn: UNKNOWN });
    expect(seen).toEqual(["shop-dev", "default_7_48_0"]);
  });

  test("with an unknown id stay unknown", async () => {
    const result = await runClean(() => {
      const first = new Key("first", {});
      return { arn: Key.get("existing", first.id).arn };
    });
    expect(result.outputs).toEqual({ arn: UNKNOWN });
    expect(named(result, "existing").id).toBe("");
  });
});

describe("stack references", () => {
  const stackReferences = {
    "acme/network/dev": { vpcId: "vpc-1", token: secretOf("t") as never },
    "acme/shop/base": { name: "base" },
  };

  test("give the outputs of known stacks, secrets included", async () => {
    const { outputs, diagnostics } = await runClean(
      () => {
        const network = new pulumi.StackReference("acme/network/dev");
        return {
          vpc: network.getOutput("vpcId"),
          token: network.getOutput("token"),
          short: new pulumi.StackReference("base").getOutput("name"),
          half: new pulumi.StackReference("acme/base").getOutput("name"),
        };
      },
      { stackReferences },
    );
    expect(outputs).toEqual({ vpc: "vpc-1", token: secretOf("t"), short: "base", half: "base" });
    expect(diagnostics).toEqual([]);
  });

  test("to other stacks are unknown and a warning", async () => {
    const { outputs, diagnostics, resources } = await runClean(
      () => ({ id: new pulumi.StackReference("acme/other/dev").getOutput("id") }),
      { stackReferences },
    );
    expect(outputs).toEqual({ id: UNKNOWN });
    expect(diagnostics).toMatchObject([
      { message: "stack acme/other/dev cannot be read offline; its outputs are unknown" },
    ]);
    expect(resources.map(({ name }) => name)).toEqual(["shop-dev", "default", "acme/other/dev"]);
  });
});
