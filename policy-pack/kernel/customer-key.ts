/** Resources whose output is a KMS key that the account's owner made. */
export const KEY_TYPES = [
  "aws:kms/key:Key",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
  "aws:kms/replicaExternalKey:ReplicaExternalKey",
  "aws:kms/alias:Alias",
];

/** Aliases below `alias/aws/` belong to keys that AWS manages (KMS API reference, CreateAlias). */
const CUSTOMER_KEY =
  /^(?:(?:arn:[\w-]+:kms:[\w-]+:\d{12}:)?(?:key\/[\w-]+|alias\/(?!aws\/)[\w/-]+)|(?:mrk-)?[0-9a-f-]{32,36})$/;

/** True for the id, ARN or alias of a key that AWS does not manage. */
export function isCustomerKey(text: string): boolean {
  return CUSTOMER_KEY.test(text);
}
