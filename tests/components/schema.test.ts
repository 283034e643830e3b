import fs from "node:fs";
import path from "node:path";
import { Analyzer, type AnalyzeResult } from "@pulumi/pulumi/provider/experimental/analyzer";
import * as components from "../../components";
import manifest from "../../components/package.json";

const folder = path.resolve(__dirname, "../../components");
const classes = Object.entries(components).flatMap(([name, value]) =>
  typeof value === "function" && name !== "InvalidArgumentError" ? [name] : [],
);

describe("the schema that other languages see", () => {
  let schema: AnalyzeResult;

  beforeAll(() => {
    schema = new Analyzer(folder, manifest.name, manifest, new Set(classes)).analyze();
  });

  test("has every public component", () => {
    expect(classes).toEqual(expect.arrayContaining(["HardenedCluster", "SecureNamespace"]));
    expect(Object.keys(schema.components).sort()).toEqual([...classes].sort());
  });

  test("describes every argument", () => {
    const undescribed = [
      ...Object.entries(schema.components).map(([name, { inputs }]) => [name, inputs] as const),
      ...Object.entries(schema.typeDefinitions).map(
        ([name, type]) => [name, type.properties ?? {}] as const,
      ),
    ].flatMap(([name, properties]) =>
      Object.entries(properties)
        .filter(([, property]) => !property.description)
        .map(([property]) => `${name}.${property}`),
    );
    expect(undescribed).toEqual([]);
  });

  test("asks for few arguments and takes decisions as plain values only", () => {
    const { inputs = {} } = schema.components["HardenedCluster"] ?? {};
    const required = Object.keys(inputs).filter((key) => !inputs[key]?.optional);
    expect(required.sort()).toEqual([
      "accountId",
      "administratorRoleArns",
      "alarmSubscribers",
      "availabilityZones",
      "deployerRoleArn",
      "region",
      "vpcCidr",
    ]);
    const inputTypes = Object.keys(inputs).filter((key) => !inputs[key]?.plain);
    expect(inputTypes).toEqual(["permissionsBoundaryArn"]);
  });

  test("promises the default version that the components have", () => {
    const promises = Object.values(schema.components)
      .map(({ inputs }) => inputs["kubernetesVersion"]?.description)
      .filter((description) => description !== undefined);
    expect(promises.length).toBeGreaterThan(2);
    for (const promise of promises) {
      expect(promise).toContain(`Default ${components.DEFAULT_KUBERNETES_VERSION}.`);
    }
  });

  test("names the outputs of the cluster", () => {
    expect(Object.keys(schema.components["HardenedCluster"]?.outputs ?? {}).sort()).toEqual([
      "alarmTopicArn",
      "clusterName",
      "endpoint",
      "kubeconfig",
      "nextStep",
      "vpcId",
      "workloadTrust",
    ]);
  });
});

test("type tokens carry the name of the package and of the class", () => {
  const sources = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
  const tokens = sources.flatMap((text) =>
    [...text.matchAll(/class (\w+) extends pulumi\.ComponentResource[^]*?super\("([^"]+)"/g)].map(
      ([, name, token]) => [name, token],
    ),
  );
  expect(tokens.map(([name]) => name).sort()).toEqual([...classes].sort());
  for (const [name, token] of tokens) expect(token).toBe(`${manifest.name}:index:${name}`);
});

test("the README has a row for each component, and no other", () => {
  const readme = fs.readFileSync(path.join(folder, "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual([...classes].sort());
});
