import { NETWORK_ROWS } from "./mutations/network";
import { unsoundRows } from "./mutations/table";
import { exampleNetwork } from "./network-example";
import { record, UNKNOWN, type Recording } from "./recording";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const SUBNET = "aws:ec2/subnet:Subnet";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const EXCLUSIVE = "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive";
const INTERNET = [
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/eip:Eip",
  "aws:ec2/route:Route",
];

let isolated: Recording;
let open: Recording;

beforeAll(async () => {
  isolated = await record(() => {
    exampleNetwork();
  });
  open = await record(() => {
    const publicLoadBalancer = { clientCidrs: ["0.0.0.0/0"], targetPorts: [8080] };
    exampleNetwork({ egress: "nat", podCidr: "100.64.0.0/16", publicLoadBalancer });
  });
});

const names = (preview: Recording, type: string): string[] =>
  preview
    .ofType(type)
    .map(({ name }) => name)
    .sort();

test("both networks are planned without errors", () => {
  expect(isolated.errors).toEqual([]);
  expect(open.errors).toEqual([]);
});

test("every row of the mutation table meets a resource", () => {
  expect(unsoundRows(NETWORK_ROWS, isolated)).toEqual([]);
});

describe("without a way out", () => {
  test.each(INTERNET)("there is no %s", (type) => {
    expect(isolated.ofType(type)).toEqual([]);
  });

  test("subnets are those of nodes, control plane and endpoints", () => {
    expect(names(isolated, SUBNET)).toEqual([
      "net-control-plane-eu-central-1a",
      "net-control-plane-eu-central-1b",
      "net-endpoints-eu-central-1a",
      "net-endpoints-eu-central-1b",
      "net-nodes-eu-central-1a",
      "net-nodes-eu-central-1b",
    ]);
  });
});

describe("with a way out and a public load balancer", () => {
  test("each zone has a NAT gateway in its public subnet, behind the internet gateway", () => {
    const subnets = names(open, SUBNET).filter((name) => name.includes("-public-"));
    const nats = open.ofType("aws:ec2/natGateway:NatGateway");
    expect(nats.map(({ name }) => name)).toEqual([
      "net-nat-eu-central-1a",
      "net-nat-eu-central-1b",
    ]);
    const gateway = open.at("aws:ec2/internetGateway:InternetGateway net-internet");
    for (const [index, nat] of nats.entries()) {
      const subnet = open.at(`${SUBNET} ${subnets[index]}`);
      expect(nat.propertyDependencies["subnetId"]).toEqual([subnet.urn]);
      expect(open.before(nat)).toContain(gateway.urn);
    }
  });

  test("only public subnets have a route to the internet gateway, nodes and pods one to their zone's NAT", () => {
    const routes = open.ofType("aws:ec2/route:Route").map((route) => {
      const { inputs, propertyDependencies: from } = route;
      const target = "gatewayId" in inputs ? from["gatewayId"] : from["natGatewayId"];
      const short = (urns: readonly string[] = []) => urns.map((urn) => urn.split("::").at(-1));
      return [...short(from["routeTableId"]), ...short(target)].join(" to ");
    });
    expect(routes.sort()).toEqual([
      "net-nodes-eu-central-1a-routes to net-nat-eu-central-1a",
      "net-nodes-eu-central-1b-routes to net-nat-eu-central-1b",
      "net-pods-eu-central-1a-routes to net-nat-eu-central-1a",
      "net-pods-eu-central-1b-routes to net-nat-eu-central-1b",
      "net-public-eu-central-1a-routes to net-internet",
      "net-public-eu-central-1b-routes to net-internet",
    ]);
  });

  test("pods have subnets of their own, made after their range, that the CNI plugin finds", () => {
    const range = open.at(
      "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation net-pods",
    );
    for (const letter of ["a", "b"]) {
      const subnet = open.at(`${SUBNET} net-pods-eu-central-1${letter}`);
      expect(open.before(subnet)).toContain(range.urn);
      expect(subnet.inputs["tags"]).toMatchObject({ "kubernetes.io/role/cni": "1" });
    }
  });

  test("no subnet gives out public addresses by itself", () => {
    for (const { inputs } of open.ofType(SUBNET)) expect(inputs["mapPublicIpOnLaunch"]).toBe(false);
  });

  test("public subnets are for public load balancers", () => {
    expect(open.inputs(`${SUBNET} net-public-eu-central-1a`)["tags"]).toEqual({
      Name: "net-public-eu-central-1a",
      "kubernetes.io/role/elb": "1",
    });
  });

  test("a NAT gateway alone does not invite load balancers", async () => {
    const preview = await record(() => {
      exampleNetwork({ egress: "nat" });
    });
    expect(preview.inputs(`${SUBNET} net-public-eu-central-1a`)["tags"]).toEqual({
      Name: "net-public-eu-central-1a",
    });
  });
});

describe("security groups", () => {
  test("are there for the parties that have rules", () => {
    expect(names(isolated, GROUP)).toEqual([
      "net-groups-control-plane",
      "net-groups-endpoints",
      "net-groups-file-systems",
      "net-groups-nodes",
    ]);
    expect(names(open, GROUP)).toContain("net-groups-load-balancer");
  });

  test.each(["control-plane", "nodes", "endpoints", "file-systems"])(
    "own all rules of %s",
    (peer) => {
      const exclusive = isolated.at(`${EXCLUSIVE} net-groups-${peer}`);
      const group = isolated.at(`${GROUP} net-groups-${peer}`);
      const rulesOf = (kind: "Ingress" | "Egress") =>
        isolated
          .ofType(`aws:vpc/securityGroup${kind}Rule:SecurityGroup${kind}Rule`)
          .filter((rule) => rule.propertyDependencies["securityGroupId"]?.includes(group.urn))
          .map(({ urn }) => urn)
          .sort();
      const listed = (key: string) => [...(exclusive.propertyDependencies[key] ?? [])].sort();
      expect(listed("ingressRuleIds")).toEqual(rulesOf("Ingress"));
      expect(listed("egressRuleIds")).toEqual(rulesOf("Egress"));
      expect(exclusive.propertyDependencies["securityGroupId"]).toEqual([group.urn]);
    },
  );

  test("endpoints open no connection themselves", () => {
    expect(isolated.inputs(`${EXCLUSIVE} net-groups-endpoints`)["egressRuleIds"]).toEqual([]);
  });

  test("nodes reach Amazon S3 by its prefix list, not by addresses", () => {
    const rule = isolated.at(
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule net-groups-nodes-s3",
    );
    expect(rule.inputs).toMatchObject({ prefixListId: UNKNOWN, ipProtocol: "tcp", fromPort: 443 });
    const gateway = isolated.at(`${ENDPOINT} net-s3`);
    expect(rule.propertyDependencies["prefixListId"]).toEqual([gateway.urn]);
  });

  test("without internet egress no rule is about addresses outside private networks", () => {
    const kinds = ["Ingress", "Egress"].map(
      (kind) => `aws:vpc/securityGroup${kind}Rule:SecurityGroup${kind}Rule`,
    );
    const cidrs = kinds
      .flatMap((type) => isolated.ofType(type))
      .flatMap(({ inputs }) => inputs["cidrIpv4"] ?? []);
    expect(cidrs).toEqual(["10.99.0.0/16"]);
  });
});

describe("network ACLs", () => {
  test("hold every subnet, and the default one is closed after that", () => {
    const held = isolated
      .ofType(ACL)
      .flatMap(({ propertyDependencies }) => propertyDependencies["subnetIds"] ?? []);
    expect([...held].sort()).toEqual(
      isolated
        .ofType(SUBNET)
        .map(({ urn }) => urn)
        .sort(),
    );
    const closed = isolated.at("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl net-acls-default");
    expect(closed.inputs).toMatchObject({ ingress: [], egress: [] });
    for (const { urn } of isolated.ofType(ACL)) expect(isolated.before(closed)).toContain(urn);
  });

  test("of nodes hold pods too", () => {
    const nodes = open.at(`${ACL} net-acls-nodes`);
    expect(nodes.propertyDependencies["subnetIds"]).toHaveLength(4);
  });
});
