import { atLeast, given, lacks, loopback, off, on } from "./flag-conditions";
import type { FlagRow } from "./flag-rows";

/** Flags of kube-controller-manager by the CIS Kubernetes Benchmark 1.12.0, section 1.3, with the defaults of Kubernetes 1.30 to 1.37. */
export const CONTROLLER_MANAGER_FLAGS: readonly FlagRow[] = [
  {
    flag: "terminated-pod-gc-threshold",
    condition: atLeast(1),
    clause: "1.3.1",
    byDefault: "12500",
    why: "with 0 keeps every terminated pod until etcd is full",
  },
  {
    flag: "profiling",
    condition: off,
    clause: "1.3.2",
    byDefault: "true",
    why: "shows the inside of the program to those who can reach it",
  },
  {
    flag: "use-service-account-credentials",
    condition: on,
    clause: "1.3.3",
    byDefault: "false",
    why: "gives each controller its own rights instead of the sum of all",
  },
  {
    flag: "service-account-private-key-file",
    condition: given,
    clause: "1.3.4",
    why: "signs tokens with a key of its own",
  },
  {
    flag: "root-ca-file",
    condition: given,
    clause: "1.3.5",
    why: "lets pods check that they talk to the API server",
  },
  {
    flag: "feature-gates",
    condition: lacks("RotateKubeletServerCertificate=false"),
    clause: "1.3.6",
    why: "would stop the renewal of the certificates of nodes",
  },
  {
    flag: "bind-address",
    condition: loopback,
    clause: "1.3.7",
    byDefault: "0.0.0.0",
    why: "keeps metrics and health on the machine",
  },
];
