import { HardenedCluster, SecureNamespace } from "../../components";
import type { RegisteredResource } from "../../preview/engine";
import { ARGS, EVERYTHING } from "./blue-cluster";
import { record, type Recording } from "./recording";

/** A step of a first deployment: types of resources, and the names of those that are meant where not all are. */
interface Step {
  readonly types: readonly string[];
  readonly name?: RegExp;
}

const NODE_ADDONS = /-(vpc-cni|eks-pod-identity-agent|kube-proxy)-addon$/;
const STEPS = {
  roles: {
    types: ["aws:iam/role:Role", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    name: /-identities-/,
  },
  keys: { types: ["aws:kms/key:Key"], name: /-keys-/ },
  "the log group": { types: ["aws:cloudwatch/logGroup:LogGroup"], name: /-control-plane-logs$/ },
  network: {
    types: [
      "aws:ec2/vpc:Vpc",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:ec2/networkAcl:NetworkAcl",
      "aws:ec2/flowLog:FlowLog",
    ],
  },
  endpoints: { types: ["aws:ec2/vpcEndpoint:VpcEndpoint"] },
  "the control plane": { types: ["aws:eks/cluster:Cluster"] },
  "access entries": {
    types: [
      "aws:eks/accessEntry:AccessEntry",
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    ],
    name: /-access-/,
  },
  "add-ons that nodes need": { types: ["aws:eks/addon:Addon"], name: NODE_ADDONS },
  nodes: { types: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:eks/nodeGroup:NodeGroup"] },
  "policies of the system's pods": {
    types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
    name: /-inside-policies-/,
  },
  "add-ons on the pod network": {
    types: ["aws:eks/addon:Addon"],
    name: new RegExp(`^(?!.*${NODE_ADDONS.source})`),
  },
  "storage classes": { types: ["kubernetes:storage.k8s.io/v1:StorageClass"] },
  namespaces: { types: ["kubernetes:core/v1:Namespace"], name: /^web$|^web-/ },
  "what is in namespaces": {
    types: [
      "kubernetes:core/v1:ResourceQuota",
      "kubernetes:core/v1:LimitRange",
      "kubernetes:core/v1:ServiceAccountPatch",
    ],
    name: /^web-/,
  },
} satisfies Readonly<Record<string, Step>>;

const PAIRS: readonly (readonly [keyof typeof STEPS, keyof typeof STEPS])[] = [
  ["roles", "keys"],
  ["keys", "the log group"],
  ["keys", "the control plane"],
  ["the log group", "the control plane"],
  ["network", "the control plane"],
  ["endpoints", "the control plane"],
  ["the control plane", "access entries"],
  ["access entries", "add-ons that nodes need"],
  ["add-ons that nodes need", "nodes"],
  ["endpoints", "nodes"],
  ["nodes", "policies of the system's pods"],
  ["policies of the system's pods", "add-ons on the pod network"],
  ["add-ons on the pod network", "storage classes"],
  ["storage classes", "namespaces"],
  ["namespaces", "what is in namespaces"],
];

describe.each([
  ["with defaults", ARGS],
  ["with every option", EVERYTHING],
])("on a first deployment %s", (_case, args) => {
  let preview: Recording;
  beforeAll(async () => {
    preview = await record(() => {
      const cluster = new HardenedCluster("blue", args);
      new SecureNamespace("web", {}, { provider: cluster.provider, dependsOn: [cluster] });
    });
  });

  function made({ types, name = /(?:)/ }: Step): RegisteredResource[] {
    return types.flatMap((type) => {
      const found = preview.ofType(type).filter((one) => name.test(one.name));
      if (found.length === 0) throw new Error(`no ${type} with a name like ${String(name)}`);
      return found;
    });
  }

  test("nothing fails", () => {
    expect(preview.errors).toEqual([]);
  });

  test.each(PAIRS)("%s come before %s", (earlier, later) => {
    const first = made(STEPS[earlier]).map(({ urn }) => urn);
    for (const resource of made(STEPS[later])) {
      const missing = first.filter((urn) => !preview.before(resource).has(urn));
      expect([resource.name, missing]).toEqual([resource.name, []]);
    }
  });

  test("the policies of the system's pods deny both directions first", () => {
    const policies = made(STEPS["policies of the system's pods"]);
    const directions = policies.flatMap(({ name }) => /default-deny-(\w+)$/.exec(name)?.[1] ?? []);
    expect(new Set(directions)).toEqual(new Set(["ingress", "egress"]));
  });
});
