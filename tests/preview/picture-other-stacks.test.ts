import { drawPicture } from "../../preview/picture";
import { buildScene } from "../../preview/picture/build";
import { StackOfOthers, UNKNOWN, arrowsOf, boxNamed, expectWellFormed } from "./picture-support";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";

function network(): StackOfOthers {
  return new StackOfOthers().add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "172.16.0.0/16" }).add(
    "aws:ec2/subnet:Subnet",
    "a",
    { availabilityZone: "us-east-1a", cidrBlock: "172.16.0.0/24" },
    {
      vpcId: ["vpc"],
    },
  );
}

describe("the picture of somebody else's stack", () => {
  test("tells public subnets, gateways and open endpoints", () => {
    const { document } = network()
      .add("aws:ec2/internetGateway:InternetGateway", "igw", {}, { vpcId: ["vpc"] })
      .add("aws:ec2/routeTable:RouteTable", "routes", { routes: [UNKNOWN] }, { routes: ["igw"] })
      .add(
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "association",
        {},
        { subnetId: ["a"], routeTableId: ["routes"] },
      )
      .add("aws:eks/cluster:Cluster", "shop", {}, { vpcConfig: ["a"] });
    const [vpc] = buildScene(document).boxes.filter((box) => box.kind === "network");
    expect(vpc?.marks.map((mark) => mark.text)).toEqual([
      "Internet gateway",
      "default security group open",
    ]);
    expect(vpc?.children[0]?.heading).toBe("Public subnets");
    expect(boxNamed(document, "shop").marks.map((mark) => mark.text)).toEqual([
      "API server has a public endpoint",
      "its creator is administrator",
    ]);
    expect(arrowsOf(document)).toEqual([
      "whoever creates the cluster -> shop trust: ",
      "0.0.0.0/0 -> shop traffic: tcp 443",
    ]);
  });

  test("reads the three ways to write a security-group rule", () => {
    const { document } = network()
      .add(GROUP, "front", {}, { vpcId: ["vpc"] })
      .add(
        GROUP,
        "back",
        {
          ingress: [
            { protocol: "tcp", fromPort: 30000, toPort: 32767, securityGroups: [UNKNOWN] },
            { protocol: "-1", fromPort: 0, toPort: 0, self: true },
          ],
          egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
        },
        { vpcId: ["vpc"], ingress: ["front"] },
      )
      .add(
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        "older",
        {
          type: "ingress",
          protocol: "tcp",
          fromPort: 22,
          toPort: 22,
          cidrBlocks: ["203.0.113.0/24"],
        },
        { securityGroupId: ["back"] },
      )
      .add(
        RULE,
        "separate",
        { ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: "0.0.0.0/0" },
        {
          securityGroupId: ["front"],
        },
      );
    expect([...arrowsOf(document)].sort()).toEqual([
      "0.0.0.0/0 -> front traffic: tcp 80",
      "203.0.113.0/24 -> back traffic: tcp 22",
      "back -> 10.0.0.0/8 traffic: tcp 443",
      "front -> back traffic: tcp 30000-32767",
    ]);
    expect(boxNamed(document, "back").marks.map((mark) => mark.text)).toEqual([
      "among its members: all traffic",
    ]);
  });

  test("names rights in some namespaces, groups and cluster-admin bindings", () => {
    const { document } = network()
      .add(
        "aws:eks/cluster:Cluster",
        "shop",
        {
          name: "shop",
          accessConfig: { bootstrapClusterCreatorAdminPermissions: false },
          vpcConfig: { endpointPublicAccess: false },
        },
        { vpcConfig: ["a"] },
      )
      .add("pulumi:providers:kubernetes", "k8s", {}, { kubeconfig: ["shop"] })
      .add("aws:eks/accessEntry:AccessEntry", "team", {
        clusterName: "shop",
        principalArn: "arn:aws:iam::1:role/team",
        kubernetesGroups: ["readers"],
      })
      .add("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "team-edit", {
        clusterName: "shop",
        principalArn: "arn:aws:iam::1:role/team",
        policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
        accessScope: { type: "namespace", namespaces: ["web"] },
      })
      .add("aws:eks/accessEntry:AccessEntry", "machines", {
        clusterName: "shop",
        type: "EC2_LINUX",
      })
      .add(
        "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
        "all",
        {
          roleRef: { name: "cluster-admin" },
          subjects: [{ kind: "Group", name: "system:authenticated" }],
        },
        {},
        "k8s",
      );
    expect(arrowsOf(document)).toEqual([
      "team -> shop trust: ",
      "Group system:authenticated -> shop trust: ",
    ]);
    expect(boxNamed(document, "team").lines).toEqual(["group readers", "edit in web"]);
    expect(boxNamed(document, "Group system:authenticated").lines).toEqual(["role cluster-admin"]);
  });

  test("marks a namespace with no protection, and one with a policy for some pods only", () => {
    const { document } = new StackOfOthers()
      .add("kubernetes:core/v1:Namespace", "open", { metadata: { name: "open" } })
      .add("kubernetes:networking.k8s.io/v1:NetworkPolicy", "some", {
        metadata: { name: "some", namespace: "open" },
        spec: { podSelector: { matchLabels: { app: "a" } }, policyTypes: ["Ingress"] },
      });
    expect(buildScene(document).sections[0]?.cards[0]?.marks).toEqual([
      { tone: "open", text: "Pod Security not enforced" },
      { tone: "open", text: "default allow ingress, egress" },
    ]);
  });

  test("survives hostile names and values", async () => {
    const name = `</text><script>alert("1")</script>\u0000\ud800\u202e&'${"x".repeat(5000)}`;
    const { document } = network()
      .add("aws:eks/cluster:Cluster", name, { name, version: name }, { vpcConfig: ["a"] })
      .add("aws:kms/key:Key", "key", { enableKeyRotation: { $secret: true } })
      .add(GROUP, "odd", { ingress: "no list", egress: [null, 7, { protocol: [] }] })
      .add("kubernetes:core/v1:Namespace", "n", { metadata: { name, labels: name } });
    const svg = await drawPicture({ ...document, project: name, stack: name });
    expectWellFormed(svg);
    expect(svg).not.toContain("<script");
    expect(svg.length).toBeLessThan(20_000);
  });

  test("of nothing is still a picture", async () => {
    const svg = await drawPicture(new StackOfOthers().document);
    expectWellFormed(svg);
    expect(svg).toContain("Network and trust of shop/main");
  });
});
