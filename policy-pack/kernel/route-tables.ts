import type { Field } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { both, either, type Truth } from "./truth";

const VPC = "aws:ec2/vpc:Vpc";
const DEFAULT_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const TABLES = ["aws:ec2/routeTable:RouteTable", DEFAULT_TABLE];
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const MAIN_ASSOCIATION = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const GATEWAYS = [
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
];
/** What else the id of a gateway in a route may be (EC2 API reference, `CreateRoute`). */
const OTHER_GATEWAYS = [
  "aws:ec2/vpnGateway:VpnGateway",
  "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  "aws:ec2/carrierGateway:CarrierGateway",
];
/** Targets of routes that have a property of their own. */
const OTHER_TARGETS = [
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  "aws:ec2/networkInterface:NetworkInterface",
  "aws:ec2transitgateway/transitGateway:TransitGateway",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
];

/** URN of a route table of the stack; that of a VPC stands for its main route table, nothing for a table from elsewhere. */
type Table = string | undefined;

/**
 * Whether a subnet has a route to an internet gateway. A subnet without an association has the main route table of its VPC,
 * which leads nowhere in a new VPC.
 */
export function routeOut(subnet: Subject, stack: StackIndex): Truth {
  return either(
    ...tablesOf(subnet, stack).map((table) =>
      table === undefined ? "maybe" : leadsOut(table, stack),
    ),
  );
}

function tablesOf(subnet: Subject, stack: StackIndex): readonly Table[] {
  const associations = stack.ofType(ASSOCIATION);
  const own = associations.filter(({ urn }) =>
    stack.sourcesOf(urn, "subnetId").includes(subnet.urn),
  );
  if (own.length > 0) return own.flatMap((one) => tablesNamedBy(one, stack));
  if (associations.some((one) => isOpen(one, "subnetId", stack))) return [undefined];
  const vpcs = stack.sourcesOf(subnet.urn, "vpcId").filter((urn) => stack.get(urn)?.type === VPC);
  return vpcs.length === 0 ? [undefined] : vpcs.flatMap((vpc) => mainTables(vpc, stack));
}

function mainTables(vpc: string, stack: StackIndex): readonly Table[] {
  const associations = stack.ofType(MAIN_ASSOCIATION);
  const own = associations.filter(({ urn }) => stack.sourcesOf(urn, "vpcId").includes(vpc));
  if (own.length > 0) return own.flatMap((one) => tablesNamedBy(one, stack));
  return associations.some((one) => isOpen(one, "vpcId", stack)) ? [undefined] : [vpc];
}

function tablesNamedBy({ urn }: Subject, stack: StackIndex): readonly Table[] {
  const named = stack
    .sourcesOf(urn, "routeTableId")
    .filter((source) => [VPC, ...TABLES].includes(stack.get(source)?.type ?? ""));
  return named.length === 0 ? [undefined] : named;
}

/** Whether nothing tells what an unknown property comes from. */
function isOpen({ urn, inputs }: Subject, property: string, stack: StackIndex): boolean {
  return inputs.at(property).unknown !== undefined && stack.sourcesOf(urn, property).length === 0;
}

function leadsOut(table: string, stack: StackIndex): Truth {
  const names = [table, ...stack.sourcesOf(table, "defaultRouteTableId")];
  const holders = TABLES.flatMap((type) => stack.ofType(type)).filter(
    ({ urn }) => urn === table || stack.sourcesOf(urn, "defaultRouteTableId").includes(table),
  );
  const routes = stack.ofType("aws:ec2/route:Route").map((route): Truth => {
    const isOwn = stack.sourcesOf(route.urn, "routeTableId").some((one) => names.includes(one));
    if (isOwn) return reaches(route, "gatewayId", [route.inputs.at("gatewayId")], stack);
    if (!isOpen(route, "routeTableId", stack)) return "no";
    return both("maybe", reaches(route, "gatewayId", [route.inputs.at("gatewayId")], stack));
  });
  return either(...holders.map((holder) => inlineReaches(holder, stack)), ...routes);
}

function inlineReaches(table: Subject, stack: StackIndex): Truth {
  const routes = table.inputs.at("routes");
  const entries = routes.list();
  const ids =
    entries.state === "known" ? entries.value.map((route) => route.at("gatewayId")) : [routes];
  return reaches(table, "routes", ids, stack);
}

/** An unknown id is no internet gateway's where all that its property is made from is something else. */
function reaches(
  { urn, inputs }: Subject,
  property: string,
  ids: readonly Field[],
  stack: StackIndex,
): Truth {
  const types = stack.sourcesOf(urn, property).map((source) => stack.get(source)?.type ?? "");
  if (types.some((type) => GATEWAYS.includes(type))) return "yes";
  const readings = ids.map((id) => id.string());
  if (readings.some((id) => id.state === "known" && id.value.startsWith("igw-"))) return "yes";
  if (!readings.some(({ state }) => state === "unknown")) return "no";
  const isWhole = inputs.at(property).unknown !== undefined;
  const isSettled =
    types.every((type) => [...OTHER_GATEWAYS, ...OTHER_TARGETS].includes(type)) &&
    types.some((type) => isWhole || OTHER_GATEWAYS.includes(type));
  return isSettled ? "no" : "maybe";
}
