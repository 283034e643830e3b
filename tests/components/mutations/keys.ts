import type { MutationRow } from "./row";
import { statement, watched } from "./watched";

const KEY = "aws:kms/key:Key";
const ANYBODY = statement({ Principal: "*", Action: "kms:Decrypt", Resource: "*" });
const ANY_AWS = statement({ Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" });

/** Hardening properties of the customer keys. */
export const KEY_ROWS: readonly MutationRow[] = [
  ...["-secrets$", "-logs$", "-volumes$", "-key$"].flatMap((resource) => [
    ...watched(KEY, resource, "enableKeyRotation", [false, undefined], "kms-rotation", "C5"),
    ...watched(KEY, resource, "deletionWindowInDays", [7], "kms-deletion-window", "C5"),
    ...watched(KEY, resource, "policy", [ANYBODY, ANY_AWS, undefined], "kms-policy-no-star", "C5"),
  ]),
  ...watched(KEY, "", "rotationPeriodInDays", [2560], "kms-rotation", "C5"),
];
