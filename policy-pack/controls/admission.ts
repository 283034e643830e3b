import type { Control } from "../kernel/control";
import { apiserviceTls } from "./cluster/apiservice-tls";
import { crdStructural } from "./cluster/crd-structural";
import { csrClientSigner } from "./cluster/csr-client-signer";
import { guardPresent } from "./cluster/guard-present";
import { vapBound } from "./cluster/vap-bound";
import { whCaBundle } from "./cluster/wh-ca-bundle";
import { whFailurePolicy } from "./cluster/wh-failure-policy";
import { whNoSelfLockout } from "./cluster/wh-no-self-lockout";
import { whWildcardScope } from "./cluster/wh-wildcard-scope";

/** Admission webhooks and policies, API services, custom resource definitions and requests for certificates. */
export const admission: readonly Control[] = [
  apiserviceTls,
  crdStructural,
  csrClientSigner,
  guardPresent,
  vapBound,
  whCaBundle,
  whFailurePolicy,
  whNoSelfLockout,
  whWildcardScope,
];
