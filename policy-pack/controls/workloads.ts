import type { Control } from "../kernel/control";
import { haHpaTarget } from "./container/ha-hpa-target";
import { haPdb } from "./container/ha-pdb";
import { haReplicas } from "./container/ha-replicas";
import { haRollingUpdate } from "./container/ha-rolling-update";
import { haSelectorMatch } from "./container/ha-selector-match";
import { haServiceTarget } from "./container/ha-service-target";
import { haSpread } from "./container/ha-spread";
import { jobTtlDeadline } from "./container/job-ttl-deadline";
import { probeDistinct } from "./container/probe-distinct";
import { probeLiveness } from "./container/probe-liveness";
import { probeReadiness } from "./container/probe-readiness";
import { resEphemeralStorage } from "./container/res-ephemeral-storage";
import { resLimitsCpu } from "./container/res-limits-cpu";
import { resLimitsMemory } from "./container/res-limits-memory";
import { resRequests } from "./container/res-requests";
import { wlNoBarePods } from "./container/wl-no-bare-pods";
import { wlRequiredLabels } from "./container/wl-required-labels";

/** Resources, probes and availability of workloads. */
export const workloads: readonly Control[] = [
  haHpaTarget,
  haPdb,
  haReplicas,
  haRollingUpdate,
  haSelectorMatch,
  haServiceTarget,
  haSpread,
  jobTtlDeadline,
  probeDistinct,
  probeLiveness,
  probeReadiness,
  resEphemeralStorage,
  resLimitsCpu,
  resLimitsMemory,
  resRequests,
  wlNoBarePods,
  wlRequiredLabels,
];
