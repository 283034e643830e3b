import { tokensOf } from "./kinds";
import type { Field } from "./field";

export const STORAGE_CLASS_TYPES = tokensOf("StorageClass", [
  "storage.k8s.io/v1",
  "storage.k8s.io/v1beta1",
]);

/** Provisioners of EBS volumes: the CSI driver, the one of EKS Auto Mode, and the removed in-tree plugin. */
export const EBS_PROVISIONERS = [
  "ebs.csi.aws.com",
  "ebs.csi.eks.amazonaws.com",
  "kubernetes.io/aws-ebs",
];
export const EFS_PROVISIONER = "efs.csi.aws.com";

const DEFAULT_CLASS = [
  "storageclass.kubernetes.io/is-default-class",
  "storageclass.beta.kubernetes.io/is-default-class",
];

/** The annotations that make a class the default one. */
export function defaultMarks(inputs: Field): readonly Field[] {
  return DEFAULT_CLASS.map((name) => inputs.at("metadata", "annotations", name));
}
