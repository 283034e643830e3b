import { Role } from "@pulumi/aws/iam";
import { Cluster } from "@pulumi/aws/eks";
import { Key } from "@pulumi/aws/kms";
import { ConfigMap, Namespace } from "@pulumi/kubernetes/core/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import { containsUnknown, forAnalyzer, UNKNOWN } from "../../../preview/engine";
import { named, runClean, secretOf } from "./support";

const REFERENCE = {
  "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
};

describe("wire form", () => {
  test("keeps secrets and unknowns, also nested", async () => {
    const result = await runClean(() => {
      const key = new Key("key", { description: pulumi.secret("hidden") });
      new ConfigMap("map", { data: { plain: "x", secret: pulumi.secret("y"), later: key.arn } });
    });
    expect(named(result, "key").inputs).toEqual({ description: secretOf("hidden") });
    expect(named(result, "map").inputs).toMatchObject({
      data: { plain: "x", secret: secretOf("y"), later: UNKNOWN },
    });
  });

  test("configuration secrets stay secret in outputs of the stack", async () => {
    const { outputs } = await runClean(
      () => {
        const config = new pulumi.Config();
        return { password: config.requireSecret("password"), size: config.requireNumber("size") };
      },
      {
        configuration: { "shop:password": "hunter2", "shop:size": "3" },
        secretKeys: ["shop:password"],
      },
    );
    expect(outputs).toEqual({ password: secretOf("hunter2"), size: 3 });
  });

  test("unknown leaves are found at any depth", () => {
    expect(containsUnknown({ a: [{ b: secretOf(UNKNOWN) as never }] })).toBe(true);
    expect(containsUnknown({ a: [{ b: "known" }] })).toBe(false);
  });
});

describe("forAnalyzer", () => {
  test("flattens resource references and drops internal keys", () => {
    const value = {
      custom: { ...REFERENCE, urn: "urn:x", id: "i-1" },
      pending: { ...REFERENCE, urn: "urn:x", id: "" },
      component: { ...REFERENCE, urn: "urn:y" },
      list: [{ ...REFERENCE, urn: "urn:z" }, 1, null],
      nested: { __defaults: [], kept: true },
      secret: secretOf("s") as never,
      __internal: {},
    };
    expect(forAnalyzer(value)).toEqual({
      custom: "i-1",
      pending: UNKNOWN,
      component: "urn:y",
      list: ["urn:z", 1, null],
      nested: { kept: true },
      secret: secretOf("s"),
    });
  });

  test("flattens what the SDK sends for a resource as a value", async () => {
    const result = await runClean(() => {
      const key = new Key("key", {});
      const part = new pulumi.ComponentResource("lib:index:Part", "part");
      new pulumi.ComponentResource("lib:index:Whole", "whole", { key, part });
    });
    expect(forAnalyzer(named(result, "whole").inputs)).toEqual({
      key: UNKNOWN,
      part: named(result, "part").urn,
    });
  });
});

describe("strict mode", () => {
  test("echoes inputs and leaves what only a cloud could tell unknown", async () => {
    const { outputs } = await runClean(() => {
      const key = new Key("key", { description: "d" });
      return { id: key.id, arn: key.arn, description: key.description };
    });
    expect(outputs).toEqual({ id: UNKNOWN, arn: UNKNOWN, description: "d" });
  });

  test("hides every output of a provider with unknown configuration", async () => {
    const result = await runClean(() => {
      const cluster = new Key("cluster", {});
      const provider = new Provider("inside", { kubeconfig: cluster.arn });
      const known = new Provider("outside", { kubeconfig: "{}" });
      const metadata = { name: "n" };
      const inside = new Namespace("a", { metadata }, { provider });
      const outside = new Namespace("b", { metadata }, { provider: known });
      return { inside: inside.metadata.name, outside: outside.metadata.name };
    });
    expect(result.outputs).toEqual({ inside: UNKNOWN, outside: "n" });
    expect(named(result, "a")).toMatchObject({ inputs: { metadata: { name: "n" } }, outputs: {} });
  });

  test("marks additional secret outputs", async () => {
    const result = await runClean(() => {
      new Key("key", { description: "d" }, { additionalSecretOutputs: ["description"] });
    });
    expect(named(result, "key").outputs).toEqual({ description: secretOf("d") });
  });

  test("hydrates a resource that comes back as a reference", async () => {
    const result = await runClean(() => {
      const key = new Key("key", { description: "d" });
      const holder = new Holder("holder", { key });
      return { description: holder.key.apply((each) => each.description) };
    });
    expect(result.outputs).toEqual({ description: "d" });
  });
});

class Holder extends pulumi.CustomResource {
  declare readonly key: pulumi.Output<Key>;
  constructor(name: string, args: { readonly key: pulumi.Input<Key> }) {
    super("test:index:Holder", name, args);
  }
}

describe("resolved mode", () => {
  const configuration = { "aws:region": "eu-central-1" };

  test("fills names, ids and ARNs from the table", async () => {
    const { outputs } = await runClean(
      () => {
        const role = new Role("role", { name: "r", assumeRolePolicy: "{}" });
        const key = new Key("key", {}, { id: undefined });
        const cluster = new Cluster("c", {
          name: "main",
          roleArn: role.arn,
          vpcConfig: { subnetIds: [] },
        });
        const namespace = new Namespace("ns", {});
        return {
          role: role.arn,
          key: pulumi.all([key.id, key.arn]).apply(([id, arn]) => arn.endsWith(`:key/${id}`)),
          cluster: cluster.arn,
          host: cluster.endpoint.apply((endpoint) => new URL(endpoint).host.split(".").slice(1)),
          authority: cluster.certificateAuthority.apply(({ data }) => data.length > 0),
          namespace: namespace.metadata.name.apply((name) => /^ns-[0-9a-f]{8}$/.test(name)),
        };
      },
      { mode: "resolved", configuration },
    );
    expect(outputs).toEqual({
      role: "arn:aws:iam::123456789012:role/r",
      key: true,
      cluster: "arn:aws:eks:eu-central-1:123456789012:cluster/main",
      host: ["gr7", "eu-central-1", "eks", "amazonaws", "com"],
      authority: true,
      namespace: true,
    });
  });

  test("is the same in every run and follows the partition of the region", async () => {
    const program = (): unknown => ({ arn: new Key("key", { region: "cn-north-1" }).arn });
    const first = await runClean(program, { mode: "resolved" });
    const second = await runClean(program, { mode: "resolved" });
    expect(first.outputs).toEqual(second.outputs);
    expect(first.outputs["arn"]).toMatch(
      /^arn:aws-cn:kms:cn-north-1:123456789012:key\/[0-9a-f-]{36}$/,
    );
  });

  test("keeps an unknown name out of an ARN", async () => {
    const { outputs } = await runClean(
      () => {
        const unknown = new pulumi.StackReference("elsewhere").getOutput("name");
        return { arn: new Role("role", { name: unknown, assumeRolePolicy: "{}" }).arn };
      },
      { mode: "resolved" },
    );
    expect(String(outputs["arn"])).not.toContain(UNKNOWN);
  });

  test("knows the id of a provider", async () => {
    const result = await runClean(() => new Key("key", {}), { mode: "resolved" });
    expect(named(result, "key").provider).toMatch(/::default_7_48_0::[0-9a-f-]{36}$/);
    expect(named(result, "key").provider).not.toContain(UNKNOWN);
  });
});
