import { HardenedCluster, SecureNamespace } from "../../components";
import { ARGS, ATTACHMENT, ATTACHMENTS, EXPECTED } from "./blue-cluster";
import { record, type Recording } from "./recording";

let preview: Recording;

beforeAll(async () => {
  preview = await record(() => {
    const cluster = new HardenedCluster("blue", ARGS);
    new SecureNamespace("web", {}, { provider: cluster.provider, dependsOn: [cluster] });
    return { kubeconfig: cluster.kubeconfig };
  });
});

test("the program runs to its end", () => {
  expect(preview.errors).toEqual([]);
});

test("a cluster has exactly these resources", () => {
  expect(preview.list.filter((one) => !one.includes(" web"))).toMatchSnapshot();
});

test.each(Object.keys(EXPECTED))("%s has exactly these inputs", (resource) => {
  expect(preview.inputs(resource)).toEqual(EXPECTED[resource]);
});

test.each(Object.entries(ATTACHMENTS))("%s attaches %s to its role", (name, policy) => {
  const attachment = preview.at(`${ATTACHMENT} ${name}`);
  expect(attachment.inputs["policyArn"]).toBe(`arn:aws:iam::aws:policy/${policy}`);
  const role = name.includes("control-plane") ? "control-plane" : "nodes";
  expect(attachment.propertyDependencies["role"]).toEqual([
    preview.at(`aws:iam/role:Role blue-identities-cluster-${role}`).urn,
  ]);
});

describe("unknown values come from", () => {
  const CLUSTER = "aws:eks/cluster:Cluster blue-control-plane-cluster";
  const NODES = "aws:eks/nodeGroup:NodeGroup blue-nodes-general-group";
  const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate blue-nodes-general-template";
  const zoned = (kind: string) =>
    ["a", "b"].map((letter) => `aws:ec2/subnet:Subnet blue-network-${kind}-eu-central-1${letter}`);

  test.each<[string, string, string[]]>([
    [CLUSTER, "encryptionConfig", ["aws:kms/key:Key blue-keys-secrets"]],
    [
      "aws:cloudwatch/logGroup:LogGroup blue-control-plane-logs",
      "kmsKeyId",
      ["aws:kms/key:Key blue-keys-logs"],
    ],
    [TEMPLATE, "blockDeviceMappings", ["aws:kms/key:Key blue-keys-volumes"]],
    [
      TEMPLATE,
      "vpcSecurityGroupIds",
      ["aws:ec2/securityGroup:SecurityGroup blue-network-groups-nodes"],
    ],
    [
      CLUSTER,
      "vpcConfig",
      [
        ...zoned("control-plane"),
        "aws:ec2/securityGroup:SecurityGroup blue-network-groups-control-plane",
      ],
    ],
    [NODES, "subnetIds", zoned("nodes")],
    [NODES, "launchTemplate", [TEMPLATE]],
    [
      CLUSTER,
      "roleArn",
      [
        "aws:iam/role:Role blue-identities-cluster-control-plane",
        `${ATTACHMENT} blue-identities-cluster-control-plane-AmazonEKSClusterPolicy`,
      ],
    ],
  ])("%s, %s", (resource, property, sources) => {
    const expected = sources.map((source) => preview.at(source).urn);
    const found = preview.at(resource).propertyDependencies[property] ?? [];
    expect([...found].sort()).toEqual(expected.sort());
  });

  test.each([
    ["nodes-api", "nodes", "control-plane"],
    ["control-plane-kubelet", "control-plane", "nodes"],
    ["nodes-kubelet", "nodes", "nodes"],
    ["nodes-dns-udp", "nodes", "nodes"],
    ["nodes-dns-tcp", "nodes", "nodes"],
  ])("the groups of rule %s: from %s to %s", (rule, from, to) => {
    const group = (name: string) =>
      preview.at(`aws:ec2/securityGroup:SecurityGroup blue-network-groups-${name}`).urn;
    const name = `blue-network-groups-${rule}`;
    const out = preview.at(
      `aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule ${name}-egress`,
    );
    const into = preview.at(
      `aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule ${name}-ingress`,
    );
    expect(out.propertyDependencies).toMatchObject({
      securityGroupId: [group(from)],
      referencedSecurityGroupId: [group(to)],
    });
    expect(into.propertyDependencies).toMatchObject({
      securityGroupId: [group(to)],
      referencedSecurityGroupId: [group(from)],
    });
  });
});

test("the log group outlives the cluster", () => {
  const logs = preview.at("aws:cloudwatch/logGroup:LogGroup blue-control-plane-logs");
  expect(logs.options.retainOnDelete).toBe(true);
});

test("the number of nodes is left to autoscalers", () => {
  const { options } = preview.at("aws:eks/nodeGroup:NodeGroup blue-nodes-general-group");
  expect(options.ignoreChanges).toEqual(["scalingConfig.desiredSize"]);
});
