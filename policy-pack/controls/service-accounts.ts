import type { Control } from "../kernel/control";
import { saAutomountAccount } from "./cluster/sa-automount-account";
import { saAutomountPod } from "./cluster/sa-automount-pod";
import { saIrsaLink } from "./cluster/sa-irsa-link";
import { saIrsaSharedRole } from "./cluster/sa-irsa-shared-role";
import { saNoDefault } from "./cluster/sa-no-default";
import { saNoTokenSecret } from "./cluster/sa-no-token-secret";
import { saProjectedTokenTtl } from "./cluster/sa-projected-token-ttl";

/** Service accounts and their tokens. */
export const serviceAccounts: readonly Control[] = [
  saAutomountAccount,
  saAutomountPod,
  saIrsaLink,
  saIrsaSharedRole,
  saNoDefault,
  saNoTokenSecret,
  saProjectedTokenTtl,
];
