import type { Control } from "../kernel/control";
import { crUnknownKind } from "./lifecycle/cr-unknown-kind";
import { helmReleasePinned } from "./lifecycle/helm-release-pinned";
import { verDeprecatedApi } from "./lifecycle/ver-deprecated-api";
import { verEksSupported } from "./lifecycle/ver-eks-supported";
import { verRemovedApi } from "./lifecycle/ver-removed-api";
import { verUpgradeRehearsal } from "./lifecycle/ver-upgrade-rehearsal";

/** API versions, charts and custom resources. */
export const versions: readonly Control[] = [
  crUnknownKind,
  helmReleasePinned,
  verDeprecatedApi,
  verEksSupported,
  verRemovedApi,
  verUpgradeRehearsal,
];
