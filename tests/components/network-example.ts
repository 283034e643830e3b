import { ClusterSecurityGroups, Network } from "../../components";
import { DnsFirewall } from "../../components/network/dns-firewall";
import { planEndpointServices } from "../../components/network/endpoints";
import { NetworkAcls } from "../../components/network/network-acls";
import { NetworkLogs } from "../../components/network/network-logs";
import type { NetworkNeeds } from "../../components/network/needs";
import { planPorts } from "../../components/network/ports";
import type { PublicLoadBalancer } from "../../components/network/public-load-balancer";
import { S3Gateway } from "../../components/network/s3-gateway";
import { VpcEndpoints } from "../../components/network/vpc-endpoints";

export const NEEDS: NetworkNeeds[] = [
  {
    owner: "aws-ebs-csi-driver",
    flows: [],
    endpoints: ["kms"],
  },
  {
    owner: "metrics-server",
    flows: [
      { from: "control-plane", to: "nodes", protocol: "tcp", port: 10251, reason: "Metrics API" },
    ],
    endpoints: [],
  },
  {
    owner: "aws-efs-csi-driver",
    flows: [
      { from: "nodes", to: "file-systems", protocol: "tcp", port: 2049, reason: "NFS over TLS" },
    ],
    endpoints: ["elasticfilesystem"],
  },
];

/** What a network may have beside its private part. */
export interface ExampleOptions {
  readonly egress?: "none" | "nat";
  readonly podCidr?: string;
  readonly publicLoadBalancer?: PublicLoadBalancer;
}

/** A whole network called "net", wired as a cluster wires it. */
export function exampleNetwork(options: ExampleOptions = {}): void {
  const { egress = "none", podCidr, publicLoadBalancer } = options;
  const location = { accountId: "111122223333", region: "eu-central-1" };
  const rules = planPorts("example", {
    needs: NEEDS,
    workloadPorts: [{ port: 8080, reason: "Web" }],
  });
  const shared = {
    rules,
    apiClientCidrs: ["10.99.0.0/16"],
    internetEgress: egress === "nat",
    publicLoadBalancer,
  };
  const network = new Network("net", {
    region: location.region,
    vpcCidr: "10.20.0.0/18",
    podCidr,
    availabilityZones: ["eu-central-1a", "eu-central-1b"],
    egress,
    interfaceEndpoints: true,
    publicLoadBalancers: publicLoadBalancer !== undefined,
  });
  const { vpcId } = network;
  const s3 = new S3Gateway("net", {
    ...location,
    vpcId,
    routeTableIds: network.privateRouteTableIds,
    bucketNames: ["models"],
  });
  const groups = new ClusterSecurityGroups("net-groups", {
    ...shared,
    vpcId,
    s3PrefixListId: s3.prefixListId,
  });
  if (groups.endpointSecurityGroupId === undefined) throw new Error("no group for endpoints");
  new VpcEndpoints("net", {
    ...location,
    vpcId,
    subnetIds: network.endpointSubnetIds,
    securityGroupId: groups.endpointSecurityGroupId,
    services: planEndpointServices(NEEDS),
    imageAccountIds: ["444455556666"],
  });
  new NetworkAcls("net-acls", {
    ...shared,
    region: location.region,
    vpcId,
    cidrs: podCidr === undefined ? ["10.20.0.0/18"] : ["10.20.0.0/18", podCidr],
    defaultNetworkAclId: network.defaultNetworkAclId,
    nodeSubnetIds: [...network.nodeSubnetIds, ...network.podSubnetIds],
    controlPlaneSubnetIds: network.controlPlaneSubnetIds,
    endpointSubnetIds: network.endpointSubnetIds,
    publicSubnetIds: network.publicSubnetIds,
  });
  new NetworkLogs("net-logs", {
    ...location,
    clusterName: "blue",
    vpcId,
    logsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/logs",
  });
  new DnsFirewall("net-dns", {
    region: location.region,
    vpcId,
    allowedDomains: ["*.example.com"],
  });
}
