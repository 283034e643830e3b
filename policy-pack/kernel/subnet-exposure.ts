import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const SUBNET = "aws:ec2/subnet:Subnet";
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
    if (routesOut(subnet, stack))
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

/** Whether a route table that the stack associates with a subnet sends anything to an internet gateway. */
function routesOut(subnet: Subject, stack: StackIndex): boolean {
  const tables = stack
    .ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")
    .filter(({ urn }) => stack.sourcesOf(urn, "subnetId").includes(subnet.urn))
    .flatMap(({ urn }) => stack.sourcesOf(urn, "routeTableId"));
  const own = TABLES.flatMap((type) => stack.ofType(type)).filter(({ urn }) =>
    tables.includes(urn),
  );
  const single = stack
    .ofType("aws:ec2/route:Route")
    .filter(({ urn }) =>
      stack.sourcesOf(urn, "routeTableId").some((table) => tables.includes(table)),
    );
  return (
    own.some((table) => reaches(table, "routes", stack)) ||
    single.some((route) => reaches(route, "gatewayId", stack))
  );
}

function reaches({ urn, inputs }: Subject, property: string, stack: StackIndex): boolean {
  const routes = inputs.at("routes").list();
  const gateways =
    routes.state === "known" ? routes.value.map((route) => route.at("gatewayId")) : [];
  const ids = [inputs.at("gatewayId"), ...gateways].map((id) => id.string());
  return (
    ids.some((id) => id.state === "known" && id.value.startsWith("igw-")) ||
    stack.sourcesOf(urn, property).some((source) => stack.get(source)?.type === GATEWAY)
  );
}
