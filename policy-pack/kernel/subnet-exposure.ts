import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { either, type Truth } from "./truth";

export const SUBNET = "aws:ec2/subnet:Subnet";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];

/** The answers about the subnets that a property names: each must hand out no public addresses and have no route to an internet gateway. */
export function judgeSubnets(
  subject: Subject,
  property: string,
  stack: StackIndex,
): readonly Answer[] {
  const sources = stack.sourcesOf(subject.urn, property).map((urn) => stack.get(urn));
  const subnets = sources.filter((one): one is Subject => one?.type === SUBNET);
  const field = subject.inputs.at(property);
  if (field.absent) return [];
  if (subnets.length === 0) return [notEvaluated(field, "its subnets are not in this stack")];
  return subnets.map((subnet) => {
    const mapping = subnet.inputs.at("mapPublicIpOnLaunch").boolean();
    const isPublic = mapping.state === "known" && mapping.value;
    if (isPublic)
      return violation(
        field,
        `${subnet.name}, which hands out public addresses`,
        "private subnets",
      );
    if (routesOut(subnet, stack) === "yes")
      return violation(
        field,
        `${subnet.name}, which has a route to an internet gateway`,
        "private subnets",
      );
    if (mapping.state !== "unknown") return pass;
    return notEvaluated(
      field,
      `mapPublicIpOnLaunch of ${subnet.name} is not known during a preview`,
    );
  });
}

/** Whether a subnet has a route to an internet gateway; the main route table of the VPC need not be in the stack. */
export function routeOut(subnet: Subject, stack: StackIndex): Truth {
  return tablesOf(subnet, stack).length > 0 ? routesOut(subnet, stack) : "maybe";
}

/** URNs of what the stack makes the route table of a subnet from. */
function tablesOf(subnet: Subject, stack: StackIndex): readonly string[] {
  return stack
    .ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")
    .filter(({ urn }) => stack.sourcesOf(urn, "subnetId").includes(subnet.urn))
    .flatMap(({ urn }) => stack.sourcesOf(urn, "routeTableId"));
}

/** Whether a route table that the stack associates with a subnet sends anything to an internet gateway. */
function routesOut(subnet: Subject, stack: StackIndex): Truth {
  const tables = tablesOf(subnet, stack);
  const own = TABLES.flatMap((type) => stack.ofType(type)).filter(({ urn }) =>
    tables.includes(urn),
  );
  const single = stack
    .ofType("aws:ec2/route:Route")
    .filter(({ urn }) =>
      stack.sourcesOf(urn, "routeTableId").some((table) => tables.includes(table)),
    );
  return either(
    ...own.map((table) => reaches(table, "routes", stack)),
    ...single.map((route) => reaches(route, "gatewayId", stack)),
  );
}

/** An unknown id is no gateway's where the resources that it comes from are others. */
function reaches({ urn, inputs }: Subject, property: string, stack: StackIndex): Truth {
  const routes = inputs.at("routes").list();
  const gateways =
    routes.state === "known" ? routes.value.map((route) => route.at("gatewayId")) : [];
  const ids = [inputs.at("gatewayId"), ...gateways].map((id) => id.string());
  const sources = stack.sourcesOf(urn, property);
  const isGateway =
    ids.some((id) => id.state === "known" && id.value.startsWith("igw-")) ||
    sources.some((source) => stack.get(source)?.type === GATEWAY);
  if (isGateway) return "yes";
  const isOpen = [routes, ...ids].some(({ state }) => state === "unknown");
  return isOpen && sources.length === 0 ? "maybe" : "no";
}
