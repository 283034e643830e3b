import { control, onResources } from "../../kernel/control";
import { notEvaluated } from "../../kernel/answer";
import { expectThat } from "../../kernel/expect";
import { cisEks, cisKubernetes } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";
import { POD_BEARING_TYPES } from "../../kernel/pod-templates";

/** What people deploy: pods, and what configures and publishes them. */
const TYPES = [
  ...POD_BEARING_TYPES,
  ...["ConfigMap", "Secret", "Service", "PersistentVolumeClaim"].flatMap((kind) =>
    tokensOf(kind, ["core/v1"]),
  ),
  ...tokensOf("Ingress", [
    "networking.k8s.io/v1",
    "networking.k8s.io/v1beta1",
    "extensions/v1beta1",
  ]),
];

export const podNoDefaultNamespace = control(
  {
    id: "pod-no-default-namespace",
    title: "Workloads must not stand in the namespace default.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["K5"],
    frameworks: [...cisEks(["4.5.2"]), ...cisKubernetes("5.6.4")],
    contract:
      "Restricted: metadata.namespace of pods, their controllers, ConfigMaps, Secrets, Services, claims and Ingresses. " +
      "Allowed: any namespace but default. Absent is not evaluated, because the provider's or the command's own namespace " +
      "decides. Unknown is not evaluated.",
    rationale:
      "What shares one namespace shares its quotas, network policies, service accounts and readers of Secrets.",
    remediation: "Set metadata.namespace to a namespace of the application's own.",
    references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/"],
    componentSide: "none, because no component makes a pod.",
  },
  onResources(TYPES, ({ namespace }) =>
    expectThat(namespace, {
      holds: (name) => name !== "default",
      wanted: "a namespace of its own",
      absent: notEvaluated(namespace.field, "absent: the provider or the command chooses it"),
    }),
  ),
);
