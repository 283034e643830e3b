import type { ResourceEntry } from "../report/document";
import { clusterBox, fargateBox, nodeGroupBox } from "./cluster";
import type { Resources } from "./resources";
import { compare, textAt } from "./resources";
import type { Box } from "./scene";
import { box } from "./scene";
import { wrapList } from "./text";
import {
  CLUSTER,
  FARGATE_PROFILE,
  INGRESS_RULE,
  EGRESS_RULE,
  LAUNCH_TEMPLATE,
  NODE_GROUP,
  SECURITY_GROUP,
  DEFAULT_SECURITY_GROUP,
  SECURITY_GROUP_RULE,
  SUBNET,
  VPC,
  VPC_ENDPOINT,
} from "./types";

/** Something that has addresses in a network: a control plane, a node group, an endpoint, an instance. */
export interface Member {
  readonly box: Box;
  /** The resources that the box stands for, their launch templates included. */
  readonly resources: readonly ResourceEntry[];
  readonly subnets: readonly ResourceEntry[];
  readonly securityGroups: readonly ResourceEntry[];
  /** For what names no subnets: the network of the endpoint or of the security group. */
  readonly vpc?: ResourceEntry;
}

export function findMembers(resources: Resources): readonly Member[] {
  return [
    ...resources.ofType(CLUSTER).map((cluster) => ({
      box: clusterBox(resources, cluster),
      resources: [cluster],
      subnets: resources.referenced(cluster, "vpcConfig", SUBNET),
      securityGroups: resources.referenced(cluster, "vpcConfig", SECURITY_GROUP),
    })),
    ...resources.ofType(NODE_GROUP).map((group) => nodeGroupMember(resources, group)),
    ...resources.ofType(FARGATE_PROFILE).map((profile) => ({
      box: fargateBox(profile),
      resources: [profile],
      subnets: resources.referenced(profile, "subnetIds", SUBNET),
      securityGroups: [],
    })),
    ...endpointMembers(resources),
    ...otherMembers(resources),
  ];
}

function nodeGroupMember(resources: Resources, group: ResourceEntry): Member {
  const template = resources.referenced(group, "launchTemplate", LAUNCH_TEMPLATE)[0];
  return {
    box: nodeGroupBox(resources, group, template),
    resources: template ? [group, template] : [group],
    subnets: resources.referenced(group, "subnetIds", SUBNET),
    securityGroups: template ? templateSecurityGroups(resources, template) : [],
  };
}

function templateSecurityGroups(
  resources: Resources,
  template: ResourceEntry,
): readonly ResourceEntry[] {
  return ["vpcSecurityGroupIds", "networkInterfaces"].flatMap((property) =>
    resources.referenced(template, property, SECURITY_GROUP),
  );
}

/** Endpoints with the same security groups in the same subnets differ only in their service: one box for all. */
function endpointMembers(resources: Resources): readonly Member[] {
  const groups = new Map<string, ResourceEntry[]>();
  for (const endpoint of resources.ofType(VPC_ENDPOINT)) {
    const kind = textAt(endpoint.inputs, "vpcEndpointType") ?? "Gateway";
    const places = ["vpcId", "subnetIds", "securityGroupIds"].flatMap((property) =>
      resources.referenced(endpoint, property).map((entry) => entry.urn),
    );
    const key = [kind, ...places].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  return [...groups].map(([key, endpoints]) => endpointMember(resources, key, endpoints));
}

/** Endpoints stand on lines of their own up to this number. */
const MOST_LINES = 9;

function endpointMember(
  resources: Resources,
  key: string,
  endpoints: readonly ResourceEntry[],
): Member {
  const [first] = endpoints;
  const kind = key.slice(0, key.indexOf("\n") < 0 ? undefined : key.indexOf("\n"));
  const services = endpoints.map((endpoint) => serviceOf(endpoint)).sort(compare);
  const vpc = first && resources.referenced(first, "vpcId", VPC)[0];
  return {
    box: box({
      id: `endpoints:${key}`,
      kind: "endpoints",
      heading: kind === "Interface" ? "VPC endpoints" : `${kind} endpoints`,
      title: `${endpoints.length} AWS ${endpoints.length === 1 ? "service" : "services"}`,
      lines: services.length <= MOST_LINES ? services : wrapList(services, 38, MOST_LINES),
    }),
    resources: endpoints,
    subnets: first ? resources.referenced(first, "subnetIds", SUBNET) : [],
    securityGroups: first ? resources.referenced(first, "securityGroupIds", SECURITY_GROUP) : [],
    ...(vpc ? { vpc } : {}),
  };
}

/** `com.amazonaws.eu-central-1.ecr.api` is known to people as `ecr.api`. */
function serviceOf(endpoint: ResourceEntry): string {
  const service = textAt(endpoint.inputs, "serviceName") ?? endpoint.name;
  return service.replace(/^com\.amazonaws\.[a-z0-9-]+\./, "");
}

const NOT_MEMBERS = new Set([
  CLUSTER,
  NODE_GROUP,
  VPC_ENDPOINT,
  LAUNCH_TEMPLATE,
  SECURITY_GROUP,
  DEFAULT_SECURITY_GROUP,
  INGRESS_RULE,
  EGRESS_RULE,
  SECURITY_GROUP_RULE,
  "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive",
]);

/** Whatever else carries a security group: instances, load balancers, databases, file systems. */
function otherMembers(resources: Resources): readonly Member[] {
  const result: Member[] = [];
  for (const entry of resources.all) {
    if (!entry.type.startsWith("aws:") || !entry.custom || NOT_MEMBERS.has(entry.type)) continue;
    const properties = Object.keys(entry.propertyDependencies);
    const referenced = (type: string): readonly ResourceEntry[] =>
      properties.flatMap((property) => resources.referenced(entry, property, type));
    const securityGroups = referenced(SECURITY_GROUP);
    if (securityGroups.length === 0) continue;
    const vpc = resources.referenced(securityGroups[0] ?? entry, "vpcId", VPC)[0];
    result.push({
      ...(vpc ? { vpc } : {}),
      box: box({
        id: entry.urn,
        kind: "nodes",
        heading: typeName(entry.type),
        title: entry.name,
      }),
      resources: [entry],
      subnets: referenced(SUBNET),
      securityGroups,
    });
  }
  return result;
}

/** `aws:lb/loadBalancer:LoadBalancer` reads as `Load balancer`, `aws:rds/instance:Instance` as `RDS instance`. */
export function typeName(type: string): string {
  const [, path = "", last = ""] = type.split(":");
  const words = last.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  const service = path.split("/")[0] ?? "";
  if (words.includes(" ") || !type.startsWith("aws:")) return capitalized(words);
  return `${service.length > 4 ? capitalized(service) : service.toUpperCase()} ${words}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
