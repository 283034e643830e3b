import type { Control } from "../kernel/control";
import { ec2AllowedImages } from "./cloud/ec2-allowed-images";
import { ec2MetadataDefaults } from "./cloud/ec2-metadata-defaults";
import { lbDeletionProtection } from "./cloud/lb-deletion-protection";
import { lbDropInvalid } from "./cloud/lb-drop-invalid";
import { lbInternal } from "./cloud/lb-internal";
import { lbListenerTls } from "./cloud/lb-listener-tls";
import { lbLogs } from "./cloud/lb-logs";
import { lbTlsPolicy } from "./cloud/lb-tls-policy";
import { naclDefaultClosed } from "./cloud/nacl-default-closed";
import { naclNoOpenAdmin } from "./cloud/nacl-no-open-admin";
import { sgDefaultClosed } from "./cloud/sg-default-closed";
import { sgDescription } from "./cloud/sg-description";
import { sgExactPorts } from "./cloud/sg-exact-ports";
import { sgNoPublicEgress } from "./cloud/sg-no-public-egress";
import { sgNoPublicIngress } from "./cloud/sg-no-public-ingress";
import { sgRuleConflict } from "./cloud/sg-rule-conflict";
import { sgRulesExclusive } from "./cloud/sg-rules-exclusive";
import { subnetNoPublicIp } from "./cloud/subnet-no-public-ip";
import { vpcDns } from "./cloud/vpc-dns";
import { vpcEndpointPolicy } from "./cloud/vpc-endpoint-policy";
import { vpcEndpointPrivateDns } from "./cloud/vpc-endpoint-private-dns";
import { vpcEndpointSecurityGroup } from "./cloud/vpc-endpoint-security-group";
import { vpcEndpoints } from "./cloud/vpc-endpoints";
import { vpcFlowLogs } from "./cloud/vpc-flow-logs";
import { vpcPublicAccess } from "./cloud/vpc-public-access";

/** The edge of the network: security groups, ACLs, subnets, endpoints, load balancers. */
export const edge: readonly Control[] = [
  ec2AllowedImages,
  ec2MetadataDefaults,
  lbDeletionProtection,
  lbDropInvalid,
  lbInternal,
  lbListenerTls,
  lbLogs,
  lbTlsPolicy,
  naclDefaultClosed,
  naclNoOpenAdmin,
  sgDefaultClosed,
  sgDescription,
  sgExactPorts,
  sgNoPublicEgress,
  sgNoPublicIngress,
  sgRuleConflict,
  sgRulesExclusive,
  subnetNoPublicIp,
  vpcDns,
  vpcEndpointPolicy,
  vpcEndpointPrivateDns,
  vpcEndpoints,
  vpcEndpointSecurityGroup,
  vpcFlowLogs,
  vpcPublicAccess,
];
