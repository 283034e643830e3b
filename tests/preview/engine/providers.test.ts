import { Key } from "@pulumi/aws/kms";
import { Namespace } from "@pulumi/kubernetes/core/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import { UNKNOWN } from "../../../preview/engine";
import { named, run, runClean, secretOf } from "./support";

class Custom extends pulumi.CustomResource {
  constructor(
    name: string,
    type: string,
    opts?: pulumi.CustomResourceOptions,
    ref?: Promise<string>,
  ) {
    super(type, name, {}, opts, false, ref);
  }
}

describe("default providers", () => {
  test("have the stack's configuration of their package as texts", async () => {
    const result = await runClean(() => new Key("key", {}), {
      configuration: {
        "aws:region": "eu-west-1",
        "aws:defaultTags": '{"tags":{"team":"x"}}',
        "aws:token": "t",
        "shop:region": "other",
      },
      secretKeys: ["aws:token"],
    });
    const provider = named(result, "default_7_48_0");
    expect(provider).toMatchObject({
      urn: "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0",
      parent: "",
      inputs: {
        region: "eu-west-1",
        defaultTags: '{"tags":{"team":"x"}}',
        token: secretOf("t"),
        version: "7.48.0",
      },
    });
    expect(provider.inputs).not.toHaveProperty("shop:region");
    expect(named(result, "key").provider).toBe(`${provider.urn}::${UNKNOWN}`);
  });

  test("differ by version and download address and are registered once", async () => {
    const { resources } = await runClean(() => {
      new Custom("a", "pkg:index:A");
      new Custom("b", "pkg:index:A", { version: "1.2.3-rc.1+b2" });
      new Custom("c", "pkg:index:A", { pluginDownloadURL: "https://example.com/x" });
      new Custom("d", "pkg:index:A", { version: "1.2.3-rc.1+b2" });
    });
    const providers = resources.filter(({ type }) => type === "pulumi:providers:pkg");
    expect(providers.map(({ name }) => name)).toEqual([
      "default",
      "default_1_2_3_rc_1_b2",
      "default_https_/example.com/x",
    ]);
  });

  test("can be denied by configuration", async () => {
    const { errors } = await run(() => new Custom("a", "pkg:index:A"), {
      configuration: { "pulumi:disable-default-providers": '["pkg"]' },
    });
    expect(errors.map(({ message, urn }) => [message, urn])).toEqual([
      [
        "default provider of package pkg: denied by pulumi:disable-default-providers, wanted an explicit provider",
        "urn:pulumi:dev::shop::pkg:index:A::a",
      ],
    ]);
  });

  test("a denial that is no list is an error that shows it", async () => {
    const { errors } = await run(() => new Custom("a", "pkg:index:A"), {
      configuration: { "pulumi:disable-default-providers": "pkg" },
    });
    expect(errors[0]?.message).toBe(
      "pulumi:disable-default-providers: found pkg, wanted a JSON list of package names",
    );
  });
});

describe("explicit providers", () => {
  test("are resources whose inputs a policy can read, encoded property by property", async () => {
    const seen: unknown[] = [];
    const result = await runClean(
      () => {
        const provider = new Provider("k8s", { kubeconfig: "{}", enableServerSideApply: true });
        new Namespace("ns", {}, { provider });
      },
      {
        onRegister: async (resource, provider) => {
          if (resource.name === "ns") seen.push(provider?.inputs);
        },
      },
    );
    const { inputs } = named(result, "k8s");
    expect(inputs).toMatchObject({ kubeconfig: "{}", enableServerSideApply: "true" });
    expect(inputs).toMatchObject({ version: "4.34.2" });
    expect(seen).toEqual([inputs]);
  });
});

describe("parameterised packages", () => {
  test("give the default provider their own version and parameter", async () => {
    const parameter = Buffer.from("hashicorp/random").toString("base64");
    const result = await runClean(() => {
      // The SDK asks what the engine supports while the program starts.
      return pulumi.output(Promise.resolve("started")).apply(() => {
        const reference = pulumi.runtime.registerPackage({
          baseProviderName: "terraform-provider",
          baseProviderVersion: "0.10.0",
          baseProviderDownloadUrl: "",
          packageName: "random",
          packageVersion: "3.6.0",
          base64Parameter: parameter,
        });
        new Custom("pet", "random:index:Pet", {}, reference);
      });
    });
    expect(named(result, "default_3_6_0")).toMatchObject({
      type: "pulumi:providers:random",
      inputs: {
        version: "3.6.0",
        __internal: { name: "random", version: "0.10.0", parameterization: parameter },
      },
    });
    expect(named(result, "pet").provider).toContain("pulumi:providers:random::default_3_6_0");
  });
});
