import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { nsaCisa } from "../../kernel/frameworks";

const SYSTEM_NAMESPACES = ["kube-system", "kube-public", "kube-node-lease"];

export const podNoSystemNamespace = control(
  {
    id: "pod-no-system-namespace",
    title: "Workloads must not stand in the cluster's own namespaces.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["K5"],
    frameworks: nsaCisa("1.12"),
    contract:
      "Restricted: metadata.namespace of pods and their controllers. Allowed: any but kube-system, kube-public and " +
      "kube-node-lease; agents of the cluster itself take an exemption. Absent is allowed. Unknown is not evaluated.",
    rationale:
      "These namespaces are exempt from many rules, and their Secrets and service accounts run the cluster.",
    remediation: "Set metadata.namespace to a namespace of the application's own.",
    references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((_pod, _context, { namespace }) =>
    expectThat(namespace, {
      holds: (name) => !SYSTEM_NAMESPACES.includes(name),
      wanted: "a namespace of its own",
      absentMeans: "default",
    }),
  ),
);
