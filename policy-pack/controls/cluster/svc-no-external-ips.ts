import { violation } from "../../kernel/answer";
import { SERVICE_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";

export const svcNoExternalIps = control(
  {
    id: "svc-no-external-ips",
    title: "Services must not claim external addresses.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: spec.externalIPs of Service. Allowed: an empty or absent list. Unknown is not evaluated.",
    rationale:
      "Who sets an external address draws the traffic of the cluster for it into their own pods (CVE-2020-8554).",
    remediation: "Remove externalIPs, and use a load balancer.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/service/#external-ips"],
    componentSide: "none, because no component makes a Service.",
  },
  onResources(SERVICE_TYPES, ({ inputs }) =>
    eachEntry(inputs.at("spec", "externalIPs"), (address) =>
      violation(address, "an external address", "none"),
    ),
  ),
);
