import { SERVICE_TYPES } from "./api-objects";
import type { Field } from "./field";
import type { Tri } from "./label-selector";

/** Types whose objects may be Services of type LoadBalancer. */
export const LOAD_BALANCERS = SERVICE_TYPES;

/** What the annotations of the AWS load balancer controllers begin with. */
export const AWS = "service.beta.kubernetes.io/aws-load-balancer-";

/** Whether a Service is of type LoadBalancer; an absent type means ClusterIP. */
export function isLoadBalancer(service: Field): Tri {
  const type = service.at("spec", "type").string();
  if (type.state === "unknown") return "unknown";
  return type.state === "known" && type.value === "LoadBalancer" ? "yes" : "no";
}
