import { KUBELET_CLIENT_USER } from "../pki/control-plane-certificates";
import type { ControlPlanePlan } from "./plan";

/**
 * What the first administrator applies once: the API server may reach kubelets, and groups of people administer the
 * cluster. After that nobody needs system:masters.
 */
export function firstManifests({
  administratorGroups,
}: Pick<ControlPlanePlan, "administratorGroups">): string {
  const items = [
    binding("kube-apiserver-to-kubelets", "system:kubelet-api-admin", [
      subject("User", KUBELET_CLIENT_USER),
    ]),
    ...(administratorGroups.length === 0
      ? []
      : [
          binding(
            "administrators",
            "cluster-admin",
            administratorGroups.map((group) => subject("Group", group)),
          ),
        ]),
  ];
  return `${JSON.stringify({ apiVersion: "v1", kind: "List", items }, undefined, 2)}\n`;
}

function binding(name: string, role: string, subjects: readonly object[]) {
  return {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects,
  };
}

function subject(kind: "User" | "Group", name: string) {
  return { apiGroup: "rbac.authorization.k8s.io", kind, name };
}
