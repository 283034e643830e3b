import type { Control } from "../kernel/control";
import { saAutomountAccount } from "./cluster/sa-automount-account";
import { saAutomountPod } from "./cluster/sa-automount-pod";
import { saNoDefault } from "./cluster/sa-no-default";
import { saNoTokenSecret } from "./cluster/sa-no-token-secret";
import { saProjectedTokenTtl } from "./cluster/sa-projected-token-ttl";

/** Service accounts and their tokens. */
export const serviceAccounts: readonly Control[] = [
  saAutomountAccount,
  saAutomountPod,
  saNoDefault,
  saNoTokenSecret,
  saProjectedTokenTtl,
];
