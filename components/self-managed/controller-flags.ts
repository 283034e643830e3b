import type { FlagRow } from "./flag";
import { CONTROLLER_MANAGER, SCHEDULER } from "./paths";
import { CIPHER_SUITES, MINIMUM_TLS } from "./tls";

/** Both programs answer health and metrics to their own machine, and ask the API server who a caller is. */
function servingFlags(folder: string, clause: string): readonly FlagRow[] {
  const kubeconfig = `${folder}/kubeconfig`;
  return [
    { flag: "kubeconfig", value: kubeconfig },
    {
      flag: "authentication-kubeconfig",
      value: kubeconfig,
      against: "metrics for callers whom nobody knows",
    },
    {
      flag: "authorization-kubeconfig",
      value: kubeconfig,
      against: "metrics for callers who may not read them",
    },
    { flag: "leader-elect", value: "true" },
    {
      flag: "bind-address",
      value: "127.0.0.1",
      clause,
      against: "reaching the program from the network",
    },
    { flag: "tls-min-version", value: MINIMUM_TLS, against: "broken versions of TLS" },
    {
      flag: "tls-cipher-suites",
      value: CIPHER_SUITES.join(","),
      against: "reading recorded traffic with a key that is stolen later",
    },
  ];
}

/**
 * No CA key is on the machine, so that nothing can sign the requests for certificates that these controllers would
 * sign and approve.
 */
const CONTROLLERS_OFF: readonly string[] = [
  "certificatesigningrequest-signing-controller",
  "certificatesigningrequest-approving-controller",
];

/** All flags of kube-controller-manager. */
export const CONTROLLER_MANAGER_FLAGS: readonly FlagRow[] = [
  ...servingFlags(CONTROLLER_MANAGER, "1.3.7"),
  {
    flag: "controllers",
    value: ["*", ...CONTROLLERS_OFF.map((name) => `-${name}`)].join(","),
    against: "certificates for whoever may approve a request",
  },
  {
    flag: "use-service-account-credentials",
    value: "true",
    clause: "1.3.3",
    against: "controllers with the rights of all others",
  },
  {
    flag: "service-account-private-key-file",
    value: `${CONTROLLER_MANAGER}/service-accounts.key`,
    clause: "1.3.4",
    against: "one key for TLS and for tokens",
  },
  {
    flag: "root-ca-file",
    value: `${CONTROLLER_MANAGER}/ca.crt`,
    clause: "1.3.5",
    against: "pods that believe anybody to be the API server",
  },
  {
    flag: "terminated-pod-gc-threshold",
    value: "1000",
    clause: "1.3.1",
    against: "etcd full of pods that have ended",
  },
  {
    flag: "profiling",
    value: "false",
    clause: "1.3.2",
    against: "reading what the program has in memory",
  },
  { flag: "allocate-node-cidrs", value: "true" },
  { flag: "cluster-cidr", value: ({ plan }) => plan.podCidr },
  { flag: "service-cluster-ip-range", value: ({ plan }) => plan.serviceCidr },
  { flag: "cluster-name", value: ({ plan }) => plan.clusterName },
];

/** All flags of kube-scheduler. */
export const SCHEDULER_FLAGS: readonly FlagRow[] = [
  ...servingFlags(SCHEDULER, "1.4.2"),
  {
    flag: "profiling",
    value: "false",
    clause: "1.4.1",
    against: "reading what the program has in memory",
  },
];
