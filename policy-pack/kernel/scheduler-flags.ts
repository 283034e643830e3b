import { loopback, off } from "./flag-conditions";
import type { FlagRow } from "./flag-rows";

/** Flags of kube-scheduler by the CIS Kubernetes Benchmark 1.12.0, section 1.4, with the defaults of Kubernetes 1.30 to 1.37. */
export const SCHEDULER_FLAGS: readonly FlagRow[] = [
  {
    flag: "profiling",
    condition: off,
    clause: "1.4.1",
    byDefault: "true",
    ignoredWith: "config",
    why: "shows the inside of the program to those who can reach it",
  },
  {
    flag: "bind-address",
    condition: loopback,
    clause: "1.4.2",
    byDefault: "0.0.0.0",
    why: "keeps metrics and health on the machine",
  },
];
