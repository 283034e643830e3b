import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { readConfiguration } from "../../configuration";
import { CLUSTER_KEYS } from "../../configuration/cluster";
import { record } from "./recording";

const root = path.resolve(__dirname, "../..");
const read = (file: string): Record<string, Record<string, unknown>> =>
  parse(fs.readFileSync(path.join(root, file), "utf8"));

/** Configuration as Pulumi hands it to programs: text as it is, everything else as JSON. */
function stack(file: string): Record<string, string> {
  const values = Object.entries(read(file)["config"] ?? {});
  return Object.fromEntries(
    values.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

const DEV = stack("Pulumi.dev.yaml");
const without = (key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(DEV).filter(([one]) => one !== key));

describe.each([
  ["dev", 2, ["web", "batch"], 120],
  ["production", 3, ["storefront", "payments", "search", "reporting"], 200],
])("the stack %s", (name, zones, namespaces, resources) => {
  const values = stack(`Pulumi.${name}.yaml`);

  test("is complete", () => {
    const configuration = readConfiguration("hardened-cluster", values);
    expect(configuration.cluster.availabilityZones).toHaveLength(zones);
    expect(configuration.namespaces.map((one) => one.name)).toEqual(namespaces);
    expect(configuration.protect).toBe(true);
  });

  test("uses keys that the project declares and sets every one without a default", () => {
    const declared = read("Pulumi.yaml")["config"] ?? {};
    const used = Object.keys(values)
      .filter((key) => key.startsWith("hardened-cluster:"))
      .map((key) => key.slice("hardened-cluster:".length));
    expect(Object.keys(declared)).toEqual(expect.arrayContaining(used));
    const required = Object.entries(declared)
      .filter(([, schema]) => !Object.hasOwn(Object(schema), "default"))
      .map(([key]) => key);
    expect(used).toEqual(expect.arrayContaining(required));
  });

  test("previews as a whole", async () => {
    const preview = await record(() => {
      jest.resetModules();
      return jest.requireActual("../../index");
    }, values);
    expect(preview.errors).toEqual([]);
    expect(preview.outputs).toMatchObject({ clusterName: name, namespaceNames: namespaces });
    expect(preview.ofType("aws:eks/cluster:Cluster")).toHaveLength(1);
    const made = preview
      .ofType("kubernetes:core/v1:Namespace")
      .map((one) => one.inputs["metadata"]);
    expect(made).toHaveLength(namespaces.length + 1);
    for (const own of [...namespaces, "hardened-cluster-guard"]) {
      expect(made).toContainEqual(expect.objectContaining({ name: own }));
    }
    expect(preview.resources.length).toBeGreaterThan(resources);
    for (const { options, type } of preview.resources) {
      const inherits = type.startsWith("aws:") || type.startsWith("kubernetes:");
      if (inherits) expect(options.protect).toBe(true);
    }
  });
});

test("the project declares the keys that the program knows, with the program's types", () => {
  const declared = read("Pulumi.yaml")["config"] ?? {};
  const known = [...Object.keys(CLUSTER_KEYS), "namespaces", "protect"];
  expect(Object.keys(declared).sort()).toEqual(known.sort());
  const full = { ...DEV };
  for (const [key, schema] of Object.entries(declared)) {
    const { default: value } = Object(schema);
    const text = typeof value === "string" ? value : JSON.stringify(value);
    full[`hardened-cluster:${key}`] ??= text;
  }
  const { cluster } = readConfiguration("hardened-cluster", full);
  expect(cluster).toMatchObject({ partition: "aws", serviceCidr: "172.20.0.0/16" });
  expect(cluster.permissionsBoundaryArn).toBeUndefined();
  for (const schema of Object.values(declared)) {
    expect(Object(schema)).toMatchObject({
      type: expect.any(String),
      description: expect.any(String),
    });
  }
});

describe("a configuration is refused with one message when", () => {
  const own = (key: string, value: string) => ({ ...DEV, [`hardened-cluster:${key}`]: value });
  const spaces = (...list: unknown[]) => own("namespaces", JSON.stringify(list));

  test.each<[string, Record<string, string>, string]>([
    [
      "a key is unknown",
      own("vpcCdir", "10.0.0.0/16"),
      'hardened-cluster:vpcCdir: found "10.0.0.0/16", wanted no such key; the keys here are accountId, partition,',
    ],
    [
      "a key below an object is unknown",
      own("nodeGroups", '{"general":{"maxsize":3}}'),
      "hardened-cluster:nodeGroups.general.maxsize: found 3, wanted no such key; the keys here are instanceTypes, architecture, minSize, maxSize, desiredSize, volumeSizeGib, releaseVersion, labels, taints, updateStrategy, maxUnavailablePercentage, tags.",
    ],
    [
      "a node group is no object",
      own("nodeGroups", '{"general":3}'),
      "hardened-cluster:nodeGroups.general: found 3, wanted an object.",
    ],
    [
      "a taint has no effect",
      own("nodeGroups", '{"general":{"taints":[{"key":"a"}]}}'),
      "hardened-cluster:nodeGroups.general.taints[0].effect: found nothing, wanted one of NO_SCHEDULE, NO_EXECUTE, PREFER_NO_SCHEDULE.",
    ],
    [
      "a label of a node group is a number",
      own("nodeGroups", '{"general":{"labels":{"a":1}}}'),
      'hardened-cluster:nodeGroups.general.labels: found {"a":1}, wanted an object with strings as values.',
    ],
    [
      "a pool has an unknown key",
      own("autoModePools", '{"build":{"cpus":4}}'),
      "hardened-cluster:autoModePools.build.cpus: found 4, wanted no such key;",
    ],
    [
      "a persona is none",
      own("personas", '[{"persona":"root","roleArn":"x","namespaces":[]}]'),
      'hardened-cluster:personas[0].persona: found "root", wanted one of viewer, developer, operator.',
    ],
    [
      "a persona has no namespaces",
      own("personas", '[{"persona":"viewer","roleArn":"x"}]'),
      "hardened-cluster:personas[0].namespaces: found nothing, wanted a list of strings.",
    ],
    [
      "a list of objects holds text",
      own("workloadPorts", '["8080"]'),
      'hardened-cluster:workloadPorts: found ["8080"], wanted a list of objects.',
    ],
    [
      "a port has no reason",
      own("workloadPorts", '[{"port":8080}]'),
      "hardened-cluster:workloadPorts[0].reason: found nothing, wanted a string.",
    ],
    [
      "nobody is told of alarms",
      without("hardened-cluster:alarmSubscribers"),
      "hardened-cluster:alarmSubscribers: found nothing, wanted a list of objects.",
    ],
    [
      "a subscriber has no address",
      own("alarmSubscribers", '[{"protocol":"email"}]'),
      "hardened-cluster:alarmSubscribers[0].endpoint: found nothing, wanted a string.",
    ],
    [
      "there is no administrator",
      without("hardened-cluster:administratorRoleArns"),
      "hardened-cluster:administratorRoleArns: found nothing, wanted a list of strings.",
    ],
    [
      "a load balancer has no targets",
      own("publicLoadBalancer", '{"clientCidrs":["0.0.0.0/0"]}'),
      "hardened-cluster:publicLoadBalancer.targetPorts: found nothing, wanted a list of whole numbers.",
    ],
    [
      "an identity provider lacks its prefix",
      own("identityProvider", '{"providerName":"a","issuerUrl":"https://a","clientId":"b"}'),
      "hardened-cluster:identityProvider.usernamePrefix: found nothing, wanted a string.",
    ],
    [
      "a registry has no repositories",
      own("registry", '{"pushRoleArns":[]}'),
      "hardened-cluster:registry.repositories: found nothing, wanted a list of strings.",
    ],
    [
      "the archive's days are text",
      own("auditArchive", '{"retentionDays":"30"}'),
      'hardened-cluster:auditArchive.retentionDays: found "30", wanted a whole number.',
    ],
    [
      "a backup has an unknown lock",
      own("backup", '{"vaultLock":"hard"}'),
      'hardened-cluster:backup.vaultLock: found "hard", wanted one of governance, compliance.',
    ],
    [
      "the way out is unknown",
      own("egress", "proxy"),
      'hardened-cluster:egress: found "proxy", wanted one of none, nat.',
    ],
    [
      "access to the API is unknown",
      own("apiAccess", "public"),
      'hardened-cluster:apiAccess: found "public", wanted one of private, restricted-public.',
    ],
    [
      "a key of a quota is unknown",
      spaces({ name: "a", quota: { cpu: "1" } }),
      'hardened-cluster:namespaces[0].quota.cpu: found "1", wanted no such key; the keys here are requestsCpu, requestsMemory, limitsCpu, limitsMemory, requestsStorage.',
    ],
    [
      "a key is missing",
      without("hardened-cluster:vpcCidr"),
      "hardened-cluster:vpcCidr: found nothing, wanted a string.",
    ],
    [
      "the deployer is missing",
      without("hardened-cluster:deployerRoleArn"),
      "hardened-cluster:deployerRoleArn: found nothing, wanted a string.",
    ],
    ["the region is missing", without("aws:region"), "aws:region: found nothing, wanted a string."],
    [
      "a list is text",
      own("availabilityZones", "eu-central-1a"),
      'hardened-cluster:availabilityZones: found "eu-central-1a", wanted a list of strings.',
    ],
    [
      "a number is text",
      own("logRetentionDays", "a year"),
      'hardened-cluster:logRetentionDays: found "a year", wanted a whole number.',
    ],
    [
      "a flag is a word",
      own("protect", "yes"),
      'hardened-cluster:protect: found "yes", wanted true or false.',
    ],
    [
      "an object is a list",
      own("nodeGroups", "[]"),
      "hardened-cluster:nodeGroups: found [], wanted an object.",
    ],
    [
      "a value is none of the allowed",
      own("partition", "gcp"),
      'hardened-cluster:partition: found "gcp", wanted one of aws, aws-cn, aws-us-gov.',
    ],
    [
      "a namespace has no name",
      spaces({}),
      "hardened-cluster:namespaces[0].name: found nothing, wanted a string.",
    ],
    [
      "Kubernetes would refuse a namespace",
      spaces({ name: "ok" }, { name: "Not_Ok" }),
      'hardened-cluster:namespaces[1].name: found "Not_Ok", wanted a namespace name of 1 to 63',
    ],
    [
      "a namespace belongs to Kubernetes",
      spaces({ name: "kube-public" }),
      'hardened-cluster:namespaces[0].name: found "kube-public", wanted a name of your own',
    ],
    [
      "a namespace is there twice",
      spaces({ name: "a" }, { name: "b" }, { name: "a" }),
      'hardened-cluster:namespaces[2].name: found "a", wanted a name that is not already at hardened-cluster:namespaces[0].name.',
    ],
    [
      "a quantity is none",
      spaces({ name: "a", limits: { maxCpu: "two" } }),
      'hardened-cluster:namespaces[0].limits.maxCpu: found "two", wanted a quantity',
    ],
    [
      "a label is no text",
      spaces({ name: "a", labels: { level: 1 } }),
      'hardened-cluster:namespaces[0].labels: found {"level":1}, wanted an object with strings as values.',
    ],
    [
      "a network would open the metadata service",
      spaces({ name: "a", traffic: { awsEndpointCidrs: ["169.254.169.254/32"] } }),
      'hardened-cluster:namespaces[0].traffic.awsEndpointCidrs[0]: found "169.254.169.254/32", wanted',
    ],
    [
      "a relaxation has no reason",
      spaces({ name: "a", relaxations: { openSessions: { expires: "2027-01-31" } } }),
      "hardened-cluster:namespaces[0].relaxations.openSessions.reason: found nothing, wanted a string.",
    ],
  ])("%s", (_case, values, message) => {
    expect(() => readConfiguration("hardened-cluster", values)).toThrow(
      expect.objectContaining({
        name: "InvalidArgumentError",
        message: expect.stringContaining(`stack configuration: ${message}`),
      }),
    );
  });
});

test("keys of other namespaces are none of the program's business", () => {
  const values = { ...DEV, "other:key": "value", "aws:profile": "someone" };
  expect(readConfiguration("hardened-cluster", values)).toEqual(
    readConfiguration("hardened-cluster", DEV),
  );
});

test("the program has no logic: it fits on a page", () => {
  const lines = fs.readFileSync(path.join(root, "index.ts"), "utf8").split("\n");
  expect(lines.length).toBeLessThan(60);
});
