import { resource, urnOf, type Stack } from "./stack";

const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";

/** What a route table sends to the internet: by itself, by a route of its own, or not at all. */
export type Way = "inline" | "standalone" | "none";

/** Something that stands in a subnet. */
export interface Occupant {
  readonly type: string;
  readonly name: string;
  readonly inputs: object;
}

/** A subnet with its route table, and what stands in it. */
export function subnetWith(occupant: Occupant, mapPublicIpOnLaunch: unknown, way: Way): Stack {
  const linked = (type: string, name: string, links: Readonly<Record<string, readonly string[]>>) =>
    resource(type, name, {}, { propertyDependencies: links });
  const subnet = [urnOf(SUBNET, "subnet")];
  const table = [urnOf(TABLE, "table")];
  const gateway = [urnOf(GATEWAY, "gateway")];
  const association = { subnetId: subnet, routeTableId: table };
  const route = { routeTableId: table, gatewayId: gateway };
  const { type, name, inputs } = occupant;
  return [
    resource(GATEWAY, "gateway", {}),
    resource(SUBNET, "subnet", { mapPublicIpOnLaunch }),
    linked(TABLE, "table", way === "inline" ? { routes: gateway } : {}),
    linked("aws:ec2/routeTableAssociation:RouteTableAssociation", "association", association),
    ...(way === "standalone" ? [linked("aws:ec2/route:Route", "route", route)] : []),
    resource(
      type,
      name,
      { subnetIds: ["subnet-1"], ...inputs },
      { propertyDependencies: { subnetIds: subnet } },
    ),
  ];
}
