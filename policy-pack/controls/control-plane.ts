import type { Control } from "../kernel/control";
import { apiserverFlags } from "./cluster/apiserver-flags";
import { auditPolicyPresent } from "./cluster/audit-policy-present";
import { controllerManagerFlags } from "./cluster/controller-manager-flags";
import { encryptionConfig } from "./cluster/encryption-config";
import { etcdFlags } from "./cluster/etcd-flags";
import { kubeletConfig } from "./cluster/kubelet-config";
import { schedulerFlags } from "./cluster/scheduler-flags";

/** How a control plane and nodes that one runs oneself start: static pods, kubeadm, and the files that they read. */
export const controlPlane: readonly Control[] = [
  apiserverFlags,
  auditPolicyPresent,
  controllerManagerFlags,
  encryptionConfig,
  etcdFlags,
  kubeletConfig,
  schedulerFlags,
];
