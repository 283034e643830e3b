import type { Control } from "../kernel/control";
import { podExecProbeCommands } from "./container/pod-exec-probe-commands";
import { podHardenedRuntimeClass } from "./container/pod-hardened-runtime-class";
import { podHighUidGid } from "./container/pod-high-uid-gid";
import { podNoControlPlaneScheduling } from "./container/pod-no-control-plane-scheduling";
import { podNoDefaultNamespace } from "./container/pod-no-default-namespace";
import { podNoEphemeralContainers } from "./container/pod-no-ephemeral-containers";
import { podNoInteractive } from "./container/pod-no-interactive";
import { podNoMountPropagation } from "./container/pod-no-mount-propagation";
import { podNoPrivilegedPorts } from "./container/pod-no-privileged-ports";
import { podNoRuntimeSocket } from "./container/pod-no-runtime-socket";
import { podNoShareProcessNamespace } from "./container/pod-no-share-process-namespace";
import { podNoSudoEntrypoint } from "./container/pod-no-sudo-entrypoint";
import { podNoSystemNamespace } from "./container/pod-no-system-namespace";
import { podNonRootGroups } from "./container/pod-non-root-groups";
import { podReadOnlyRootFs } from "./container/pod-read-only-root-fs";
import { podSecurityContextPresent } from "./container/pod-security-context-present";
import { podSensitiveHostPath } from "./container/pod-sensitive-host-path";
import { podServiceLinksOff } from "./container/pod-service-links-off";
import { podSystemPriority } from "./container/pod-system-priority";
import { podUserNamespace } from "./container/pod-user-namespace";

/** Pods beyond the Pod Security Standards. */
export const pods: readonly Control[] = [
  podExecProbeCommands,
  podHardenedRuntimeClass,
  podHighUidGid,
  podNoControlPlaneScheduling,
  podNoDefaultNamespace,
  podNoEphemeralContainers,
  podNoInteractive,
  podNoMountPropagation,
  podNoPrivilegedPorts,
  podNoRuntimeSocket,
  podNoShareProcessNamespace,
  podNoSudoEntrypoint,
  podNoSystemNamespace,
  podNonRootGroups,
  podReadOnlyRootFs,
  podSecurityContextPresent,
  podSensitiveHostPath,
  podServiceLinksOff,
  podSystemPriority,
  podUserNamespace,
];
