import { Eip, InternetGateway, NatGateway, Route } from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import { ANY_ADDRESS } from "./acl-passages";
import type { ZoneSubnet } from "./zone-subnets";

/** An internet gateway that the public subnets alone have a route to. */
export function createInternetGateway(
  name: string,
  vpcId: pulumi.Input<string>,
  publicSubnets: readonly ZoneSubnet[],
  parent: pulumi.Resource,
): InternetGateway {
  const gateway = new InternetGateway(
    `${name}-internet`,
    { vpcId, tags: { Name: `${name}-internet` } },
    { parent },
  );
  for (const { label, routeTableId } of publicSubnets) {
    new Route(
      `${label}-internet`,
      { routeTableId, destinationCidrBlock: ANY_ADDRESS, gatewayId: gateway.id },
      { parent },
    );
  }
  return gateway;
}

/** One NAT gateway in each zone, so that a zone that fails takes no other one offline, and routes to it. */
export function createNatGateways(
  name: string,
  gateway: InternetGateway,
  publicSubnets: readonly ZoneSubnet[],
  privateSubnets: readonly ZoneSubnet[],
  parent: pulumi.Resource,
): void {
  for (const { zone, subnetId } of publicSubnets) {
    const label = `${name}-nat-${zone}`;
    const tags = { Name: label };
    // The address is released, and the gateway removed, before the way to the internet is.
    const options = { parent, dependsOn: [gateway] };
    const address = new Eip(label, { domain: "vpc", tags }, options);
    const nat = new NatGateway(
      label,
      { subnetId, allocationId: address.id, connectivityType: "public", tags },
      options,
    );
    for (const served of privateSubnets.filter((one) => one.zone === zone)) {
      new Route(
        `${served.label}-nat`,
        {
          routeTableId: served.routeTableId,
          destinationCidrBlock: ANY_ADDRESS,
          natGatewayId: nat.id,
        },
        { parent },
      );
    }
  }
}
