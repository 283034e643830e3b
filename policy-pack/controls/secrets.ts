import type { Control } from "../kernel/control";
import { secExternal } from "./cluster/sec-external";
import { secNoPlaintextConfigmap } from "./cluster/sec-no-plaintext-configmap";
import { secNotPulumiPlain } from "./cluster/sec-not-pulumi-plain";
import { secType } from "./cluster/sec-type";
import { secNoEnvSecret } from "./container/sec-no-env-secret";
import { secNoPlaintextEnv } from "./container/sec-no-plaintext-env";

/** Secrets, and what should be one. */
export const secrets: readonly Control[] = [
  secExternal,
  secNoPlaintextConfigmap,
  secNotPulumiPlain,
  secType,
  secNoEnvSecret,
  secNoPlaintextEnv,
];
