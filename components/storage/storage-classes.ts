import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { StorageClass } from "@pulumi/kubernetes/storage/v1";
import * as pulumi from "@pulumi/pulumi";
import { planStorageClasses, SNAPSHOT_CLASS } from "./storage-class-plan";

export interface StorageClassesArgs {
  /** ARN of the customer key for volumes. Its policy must admit the role of the EBS CSI driver. */
  readonly volumesKeyArn: pulumi.Input<string>;
  /** Name of the class that claims without a class get: ebs-encrypted or ebs-encrypted-retain. Default ebs-encrypted. */
  readonly defaultClass?: string;
  /** Whether volumes can be snapshotted, which needs the snapshot controller add-on. Default true. */
  readonly snapshots?: boolean;
}

const EBS_DRIVER = "ebs.csi.aws.com";

/**
 * Storage classes whose volumes are gp3, encrypted with the customer key (control sc-encrypted) and made in the zone of the
 * pod that first uses them (control sc-reclaim-policy); and a snapshot class. Snapshots are encrypted with the key of
 * their volume, and outlive their objects, so that deleting a namespace does not delete its backups.
 */
export class StorageClasses extends pulumi.ComponentResource {
  readonly storageClassNames: string[];

  constructor(name: string, args: StorageClassesArgs, opts?: pulumi.ComponentResourceOptions) {
    const plans = planStorageClasses(`StorageClasses "${name}"`, args.defaultClass);
    super("hardened-cluster:index:StorageClasses", name, args, opts);
    const first = { parent: this, dependsOn: opts?.dependsOn };

    for (const plan of plans) {
      new StorageClass(
        `${name}-${plan.name}`,
        {
          metadata: {
            name: plan.name,
            annotations: { "storageclass.kubernetes.io/is-default-class": String(plan.isDefault) },
          },
          provisioner: EBS_DRIVER,
          parameters: { type: "gp3", encrypted: "true", kmsKeyId: args.volumesKeyArn },
          volumeBindingMode: "WaitForFirstConsumer",
          reclaimPolicy: plan.reclaimPolicy,
          allowVolumeExpansion: true,
        },
        first,
      );
    }
    if (args.snapshots ?? true) {
      new CustomResource(
        `${name}-snapshots`,
        {
          apiVersion: "snapshot.storage.k8s.io/v1",
          kind: "VolumeSnapshotClass",
          metadata: {
            name: SNAPSHOT_CLASS,
            annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" },
          },
          driver: EBS_DRIVER,
          deletionPolicy: "Retain",
        },
        first,
      );
    }
    this.storageClassNames = plans.map((plan) => plan.name);
    this.registerOutputs({ storageClassNames: this.storageClassNames });
  }
}
