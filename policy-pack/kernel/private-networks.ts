import { companionsOf } from "./companions";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { both, either, truthOf, type Truth } from "./truth";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = "aws:ec2/vpc:Vpc";

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

/** The VPCs of the stack in which clusters of the stack have subnets. */
export function clusterVpcs(stack: StackIndex): readonly Subject[] {
  const subnets = stack
    .ofType("aws:eks/cluster:Cluster")
    .flatMap(({ urn }) => stack.sourcesOf(urn, "vpcConfig"));
  return stack.ofType(VPC).filter(({ urn }) => subnets.some((one) => vpcsOf(one, stack).has(urn)));
}

export function hasWayOut({ urn }: Subject, stack: StackIndex): boolean {
  return WAYS_OUT.some(([type, ...properties]) =>
    stack
      .ofType(type)
      .some((gateway) =>
        properties
          .flatMap((property) => stack.sourcesOf(gateway.urn, property))
          .some((source) => source === urn || vpcsOf(source, stack).has(urn)),
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

/** The VPCs that a subnet is of. */
function vpcsOf(urn: string, stack: StackIndex): ReadonlySet<string> {
  const isSubnet = stack.get(urn)?.type === SUBNET;
  return new Set(isSubnet ? stack.sourcesOf(urn, "vpcId") : []);
}
