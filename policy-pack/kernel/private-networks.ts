import { companionsOf } from "./companions";
import type { Field } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { both, either, truthOf, type Truth } from "./truth";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = "aws:ec2/vpc:Vpc";
const CLUSTER = "aws:eks/cluster:Cluster";

/** Ways out of a VPC, by the property that names the VPC or one of its subnets. */
const WAYS_OUT: readonly (readonly [type: string, ...properties: readonly string[]])[] = [
  ["aws:ec2/internetGateway:InternetGateway", "vpcId"],
  ["aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", "vpcId"],
  ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "vpcId"],
  ["aws:ec2/natGateway:NatGateway", "subnetId", "vpcId"],
  ["aws:ec2/vpnGateway:VpnGateway", "vpcId"],
  ["aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment", "vpcId"],
  ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "vpcId", "peerVpcId"],
  ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", "vpcId", "subnetIds"],
];

/** The VPCs of the stack, each with whether a cluster of the stack has subnets in it. */
export function clusterVpcs(stack: StackIndex): readonly (readonly [Subject, Truth])[] {
  const clusters = stack.ofType(CLUSTER).map(({ urn, inputs }) => {
    const sources = stack.sourcesOf(urn, "vpcConfig");
    const vpcs = sources.flatMap((source) => vpcsOf(source, stack));
    const isOpen = vpcs.length === 0 && !namesSubnets(inputs.at("vpcConfig", "subnetIds"));
    return { vpcs, isOpen: isOpen || sources.some((source) => isUnplaced(source, stack)) };
  });
  return stack.ofType(VPC).map((vpc) => {
    const hasOne = clusters.some(({ vpcs }) => vpcs.includes(vpc.urn));
    const mayHaveOne = clusters.some(({ isOpen }) => isOpen);
    return [vpc, hasOne ? "yes" : mayHaveOne ? "maybe" : "no"] as const;
  });
}

/** Whether all subnets of a list are known by their ids. */
function namesSubnets(list: Field): boolean {
  const entries = list.list();
  if (entries.state !== "known") return list.absent;
  return entries.value.every((entry) => entry.string().state === "known");
}

/** Whether gateways, peerings or attachments of the stack lead out of a VPC. */
export function wayOut({ urn }: Subject, stack: StackIndex): Truth {
  return either(
    ...WAYS_OUT.flatMap(([type, ...properties]) =>
      stack.ofType(type).map((gateway): Truth => {
        const sources = properties.flatMap((property) => stack.sourcesOf(gateway.urn, property));
        if (sources.some((source) => vpcsOf(source, stack).includes(urn))) return "yes";
        const isNamed = sources.length > 0 && !sources.some((one) => isUnplaced(one, stack));
        const isUnknown = properties.some(
          (property) => gateway.inputs.at(property).unknown !== undefined,
        );
        return isUnknown && !isNamed ? "maybe" : "no";
      }),
    ),
  );
}

/** Whether a VPC has an endpoint for a service that traffic can reach it by. */
export function endpointFor(vpc: Subject, service: string, stack: StackIndex): Truth {
  const { own, open } = companionsOf(vpc, [ENDPOINT], "vpcId", stack, "id");
  return either(
    ...own.map((endpoint) => both(isFor(endpoint, service), isReached(endpoint, stack))),
    ...open.map((endpoint) => both(isFor(endpoint, service), "maybe")),
  );
}

/** Names of services end in the service: `com.amazonaws.eu-central-1.ecr.api`. */
function isFor({ inputs }: Subject, service: string): Truth {
  const name = inputs.at("serviceName").string();
  if (name.state === "unknown") return "maybe";
  const pattern = /^(?:[\w-]+\.)*amazonaws\.[\w-]+\.(.+)$/;
  return truthOf(name.state === "known" && pattern.exec(name.value)?.[1] === service);
}

function isReached(endpoint: Subject, stack: StackIndex): Truth {
  const kind = endpoint.inputs.at("vpcEndpointType").string();
  if (kind.state === "unknown") return "maybe";
  const isInterface = kind.state === "known" && kind.value === "Interface";
  const [property, association] = isInterface
    ? ["subnetIds", "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation"]
    : [
        "routeTableIds",
        "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
      ];
  const { own, open } = companionsOf(endpoint, [association], "vpcEndpointId", stack, "id");
  const list = endpoint.inputs.at(property).list();
  const entries = list.state === "known" ? list.value : [];
  const isListed =
    entries.some((entry) => entry.string().state === "known") ||
    (entries.length > 0 && stack.sourcesOf(endpoint.urn, property).length > 0);
  if (isListed || own.length > 0) return "yes";
  return list.state === "unknown" || entries.length > 0 || open.length > 0 ? "maybe" : "no";
}

/** The VPCs that a resource is, or, as a subnet, is in. */
export function vpcsOf(urn: string, stack: StackIndex): readonly string[] {
  const type = stack.get(urn)?.type;
  if (type === VPC) return [urn];
  if (type !== SUBNET) return [];
  return stack.sourcesOf(urn, "vpcId").filter((source) => stack.get(source)?.type === VPC);
}

/** Whether it is a subnet of which nothing tells the VPC. */
function isUnplaced(urn: string, stack: StackIndex): boolean {
  const subnet = stack.get(urn);
  if (subnet?.type !== SUBNET || vpcsOf(urn, stack).length > 0) return false;
  return subnet.inputs.at("vpcId").unknown !== undefined;
}
