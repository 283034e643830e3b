import { Alias, Key, type KeyArgs } from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";
import { requireMatch } from "../invalid-argument";

/** What a key is made from, apart from how long it lives. */
export interface RotatingKey {
  readonly description: string;
  readonly policy: string;
  /** Without the prefix "alias/". */
  readonly alias: string;
  readonly customKeyStoreId?: string;
}

/**
 * Registers a key with its alias and returns the ARN. Controls kms-rotation and kms-deletion-window: a rotation every year,
 * and the longest deletion window there is. KMS cannot rotate keys of a custom key store by itself (AWS KMS developer
 * guide, "Rotate AWS KMS keys"), so such a key has no rotation, and a new key behind the alias takes its place.
 */
export function rotatingKey(
  name: string,
  key: RotatingKey,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const lifetime: KeyArgs =
    key.customKeyStoreId === undefined
      ? { enableKeyRotation: true, rotationPeriodInDays: 365, deletionWindowInDays: 30 }
      : { customKeyStoreId: key.customKeyStoreId, deletionWindowInDays: 30 };
  const created = new Key(
    name,
    { description: key.description, policy: key.policy, ...lifetime },
    opts,
  );
  new Alias(
    name,
    { name: `alias/${key.alias}`, targetKeyId: created.keyId },
    { parent: opts.parent },
  );
  return created.arn;
}

/** Checks the id of a custom key store, if there is one. */
export function requireKeyStoreId(owner: string, id: string | undefined): void {
  if (id === undefined) return;
  const wanted = "the id of a custom key store such as cks-1234567890abcdef0";
  requireMatch(owner, "customKeyStoreId", id, /^cks-[0-9a-f]{17,}$/, wanted);
}
