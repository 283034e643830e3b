import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { INGRESS_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";

export const ingNoDefaultBackend = control(
  {
    id: "ing-no-default-backend",
    title: "Ingresses should have no default backend.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K10"],
    frameworks: [],
    contract:
      "Restricted: spec.defaultBackend of Ingress, and spec.backend of its older versions. Allowed: absent. Unknown " +
      "is not evaluated.",
    rationale:
      "A default backend answers whatever name points at the load balancer, also one that was forgotten in DNS.",
    remediation: "Write a rule with a host for the backend.",
    references: [
      "https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend",
    ],
    componentSide: "none, because no component makes an Ingress.",
  },
  onResources(INGRESS_TYPES, ({ inputs }) =>
    ["defaultBackend", "backend"].map((name): Answer => {
      const backend = inputs.at("spec", name);
      if (backend.unknown !== undefined) return notEvaluated(backend, backend.unknown);
      return backend.absent ? pass : violation(backend, "a default backend", "rules with hosts");
    }),
  ),
);
