import { SERVICE_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

import { attack } from "../../kernel/frameworks";

export const svcNoNodePort = control(
  {
    id: "svc-no-node-port",
    title: "Services should not open a port on every node.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["C2"],
    frameworks: attack("T1133"),
    contract:
      "Restricted: spec.type of Service. Allowed: any but NodePort. Absent means ClusterIP. Unknown is not " +
      "evaluated.",
    rationale:
      "A node port is open on every node, past load balancers, their TLS and their source ranges.",
    remediation: "Use ClusterIP behind an Ingress, or a load balancer with targets of type ip.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport"],
    componentSide: "none, because no component makes a Service.",
  },
  onResources(SERVICE_TYPES, ({ inputs }) =>
    expectThat(inputs.at("spec", "type").string(), {
      holds: (type) => type !== "NodePort",
      wanted: "ClusterIP",
      absentMeans: "ClusterIP",
    }),
  ),
);
