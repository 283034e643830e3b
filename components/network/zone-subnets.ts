import { RouteTable, RouteTableAssociation, Subnet } from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";

/** Subnets of one kind. */
export interface ZoneSubnetsRequest {
  /** Name of the network; names of subnets derive from it, the kind and the zone. */
  readonly name: string;
  readonly vpcId: pulumi.Input<string>;
  readonly kind: string;
  readonly subnets: readonly { readonly zone: string; readonly cidrBlock: string }[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly options: pulumi.CustomResourceOptions;
}

/** A subnet with a route table of its own. */
export interface ZoneSubnet {
  readonly zone: string;
  /** Name of the subnet and of what belongs to it. */
  readonly label: string;
  readonly subnetId: pulumi.Output<string>;
  readonly routeTableId: pulumi.Output<string>;
}

/**
 * One subnet in each zone. None gives its instances public addresses, whatever its routes (control subnet-no-public-ip).
 */
export function createZoneSubnets(request: ZoneSubnetsRequest): ZoneSubnet[] {
  const { name, vpcId, kind, options, tags } = request;
  const { parent } = options;
  return request.subnets.map(({ zone, cidrBlock }) => {
    const label = `${name}-${kind}-${zone}`;
    const subnet = new Subnet(
      label,
      {
        vpcId,
        cidrBlock,
        availabilityZone: zone,
        mapPublicIpOnLaunch: false,
        tags: { Name: label, ...tags },
      },
      options,
    );
    const routes = new RouteTable(`${label}-routes`, { vpcId, tags: { Name: label } }, { parent });
    new RouteTableAssociation(
      `${label}-routes`,
      { subnetId: subnet.id, routeTableId: routes.id },
      { parent },
    );
    return { zone, label, subnetId: subnet.id, routeTableId: routes.id };
  });
}
