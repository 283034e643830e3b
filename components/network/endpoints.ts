import { Partition, requireLocation, type AwsLocation } from "../aws-account";
import { invalidArgument, requireMatch } from "../invalid-argument";
import { CLUSTER_NEEDS } from "./cluster-needs";
import { planEndpointPolicy } from "./endpoint-policies";
import { ENDPOINT_SERVICES, EndpointService, type NetworkNeeds } from "./needs";

export interface EndpointRequest extends AwsLocation {
  /** Services to make endpoints for. */
  readonly services: readonly EndpointService[];
  /** Further accounts whose ECR repositories nodes pull from. Default none. */
  readonly imageAccountIds?: readonly string[];
  /** Buckets of the account that workloads use. Default none. */
  readonly bucketNames?: readonly string[];
}

/** A VPC endpoint as it will be made. */
export interface EndpointPlan {
  readonly service: EndpointService;
  readonly serviceName: string;
  readonly type: "Gateway" | "Interface";
  /** Endpoint policy as JSON text; undefined where the service takes none. */
  readonly policy?: string;
}

/** The services that the cluster and everything in `needs` reach, each once and in a fixed order. */
export function planEndpointServices(needs: readonly NetworkNeeds[] = []): EndpointService[] {
  const wanted = new Set([CLUSTER_NEEDS, ...needs].flatMap(({ endpoints }) => endpoints));
  return ENDPOINT_SERVICES.filter((service) => wanted.has(service));
}

/** Plans the endpoints of `services` with their policies, from plain values only. */
export function planEndpoints(owner: string, request: EndpointRequest): EndpointPlan[] {
  const location = requireLocation(owner, request);
  if (location.partition === Partition.AwsChina) {
    const wanted = "one of aws, aws-us-gov (endpoint services in China have other names)";
    throw invalidArgument(owner, "partition", location.partition, wanted);
  }
  const { imageAccountIds = [], bucketNames = [] } = request;
  imageAccountIds.forEach((id, index) => {
    const path = `imageAccountIds[${index}]`;
    requireMatch(owner, path, id, /^\d{12}$/, "an AWS account id of 12 digits");
  });
  bucketNames.forEach((name, index) => {
    const wanted = "the name of an S3 bucket";
    requireMatch(
      owner,
      `bucketNames[${index}]`,
      name,
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      wanted,
    );
  });
  return requireServices(owner, request.services).map((service) => ({
    service,
    serviceName: `com.amazonaws.${location.region}.${service}`,
    type: isGateway(service) ? "Gateway" : "Interface",
    policy: planEndpointPolicy(service, { ...location, imageAccountIds, bucketNames }),
  }));
}

/** Whether the service is reached through routes and a prefix list instead of network interfaces. */
export function isGateway(service: EndpointService): boolean {
  return service === EndpointService.S3;
}

function requireServices(
  owner: string,
  services: readonly EndpointService[],
): readonly EndpointService[] {
  if (!Array.isArray(services)) {
    throw invalidArgument(owner, "services", services, "a list of endpoint services");
  }
  services.forEach((service, index) => {
    const path = `services[${index}]`;
    if (!ENDPOINT_SERVICES.includes(service)) {
      throw invalidArgument(owner, path, service, `one of ${ENDPOINT_SERVICES.join(", ")}`);
    }
    if (services.indexOf(service) !== index) {
      throw invalidArgument(owner, path, service, "a service that is not in the list already");
    }
  });
  return services;
}
