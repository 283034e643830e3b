import { invalidArgument } from "../invalid-argument";

/** Name of the default storage class. */
export const ENCRYPTED_CLASS = "ebs-encrypted";
/** Name of the class whose volumes outlive their claims. */
export const RETAINED_CLASS = "ebs-encrypted-retain";
/** Name of the default snapshot class. */
export const SNAPSHOT_CLASS = "ebs-encrypted";

/** What a class does with a volume whose claim is deleted. */
export type ReclaimPolicy = "Delete" | "Retain";

/** A storage class: plain values in the form of the Kubernetes API, but for the key. */
export interface StorageClassPlan {
  readonly name: string;
  readonly isDefault: boolean;
  readonly reclaimPolicy: ReclaimPolicy;
}

/** Plans the two classes; exactly one of them is the cluster's default, `defaultClass` or the one that deletes. */
export function planStorageClasses(
  owner: string,
  defaultClass: string = ENCRYPTED_CLASS,
): readonly StorageClassPlan[] {
  const classes = [
    { name: ENCRYPTED_CLASS, reclaimPolicy: "Delete" },
    { name: RETAINED_CLASS, reclaimPolicy: "Retain" },
  ] as const;
  if (!classes.some(({ name }) => name === defaultClass)) {
    const wanted = `one of ${classes.map(({ name }) => name).join(", ")}`;
    throw invalidArgument(owner, "defaultClass", defaultClass, wanted);
  }
  return classes.map((one) => ({ ...one, isDefault: one.name === defaultClass }));
}
