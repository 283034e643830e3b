import type { Control } from "../kernel/control";
import { gwTls } from "./cluster/gw-tls";
import { ingHostRequired } from "./cluster/ing-host-required";
import { ingNginxSnippets } from "./cluster/ing-nginx-snippets";
import { ingNoDefaultBackend } from "./cluster/ing-no-default-backend";
import { ingNoWildcardHost } from "./cluster/ing-no-wildcard-host";
import { ingTls } from "./cluster/ing-tls";
import { ingUniqueHostPath } from "./cluster/ing-unique-host-path";
import { npDangling } from "./cluster/np-dangling";
import { npEngineEnabled } from "./cluster/np-engine-enabled";
import { npMetadataEgress } from "./cluster/np-metadata-egress";
import { npNoAllowAll } from "./cluster/np-no-allow-all";
import { npWorkloadPorts } from "./cluster/np-workload-ports";
import { svcAllocateNodePorts } from "./cluster/svc-allocate-node-ports";
import { svcLbTls } from "./cluster/svc-lb-tls";
import { svcLoadBalancerInternal } from "./cluster/svc-load-balancer-internal";
import { svcNoExternalIps } from "./cluster/svc-no-external-ips";
import { svcNoNodePort } from "./cluster/svc-no-node-port";

/** Services, Ingresses, Gateways and network policies. */
export const network: readonly Control[] = [
  gwTls,
  ingHostRequired,
  ingNginxSnippets,
  ingNoDefaultBackend,
  ingNoWildcardHost,
  ingTls,
  ingUniqueHostPath,
  npDangling,
  npEngineEnabled,
  npMetadataEgress,
  npNoAllowAll,
  npWorkloadPorts,
  svcAllocateNodePorts,
  svcLbTls,
  svcLoadBalancerInternal,
  svcNoExternalIps,
  svcNoNodePort,
];
