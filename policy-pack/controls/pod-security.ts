import type { Control } from "../kernel/control";
import { pssApparmor } from "./container/pss-apparmor";
import { pssCapabilitiesBaseline } from "./container/pss-capabilities-baseline";
import { pssCapabilitiesRestricted } from "./container/pss-capabilities-restricted";
import { pssHostNamespaces } from "./container/pss-host-namespaces";
import { pssHostPath } from "./container/pss-host-path";
import { pssHostPorts } from "./container/pss-host-ports";
import { pssHostProbes } from "./container/pss-host-probes";
import { pssHostProcess } from "./container/pss-host-process";
import { pssPrivilegeEscalation } from "./container/pss-privilege-escalation";
import { pssPrivileged } from "./container/pss-privileged";
import { pssProcMount } from "./container/pss-proc-mount";
import { pssProcMountRestricted } from "./container/pss-proc-mount-restricted";
import { pssRunAsNonRoot } from "./container/pss-run-as-non-root";
import { pssRunAsUser } from "./container/pss-run-as-user";
import { pssSeccompBaseline } from "./container/pss-seccomp-baseline";
import { pssSeccompRestricted } from "./container/pss-seccomp-restricted";
import { pssSelinux } from "./container/pss-selinux";
import { pssSysctls } from "./container/pss-sysctls";
import { pssVolumeTypes } from "./container/pss-volume-types";

/** The checks of the Pod Security Standards. */
export const podSecurity: readonly Control[] = [
  pssApparmor,
  pssCapabilitiesBaseline,
  pssCapabilitiesRestricted,
  pssHostNamespaces,
  pssHostPath,
  pssHostPorts,
  pssHostProbes,
  pssHostProcess,
  pssPrivilegeEscalation,
  pssPrivileged,
  pssProcMount,
  pssProcMountRestricted,
  pssRunAsNonRoot,
  pssRunAsUser,
  pssSeccompBaseline,
  pssSeccompRestricted,
  pssSelinux,
  pssSysctls,
  pssVolumeTypes,
];
