import { INGRESS_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { missing } from "../../kernel/missing";

export const ingHostRequired = control(
  {
    id: "ing-host-required",
    title: "Rules of an Ingress should name a host.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K10"],
    frameworks: [],
    contract:
      "Restricted: spec.rules[].host of Ingress. Wanted: a host. Absent means every host, a finding; absent rules " +
      "are left to ing-no-default-backend. In a patch absence is not evaluated. Unknown is not evaluated.",
    rationale: "A rule without a host answers to every name that points at the load balancer.",
    remediation: "Set host in each rule.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/ingress/"],
    componentSide: "none, because no component makes an Ingress.",
  },
  onResources(INGRESS_TYPES, ({ inputs, kubernetes }) =>
    eachEntry(inputs.at("spec", "rules"), (rule) => {
      const host = rule.at("host");
      if (host.absent) return missing(host, "a host name", kubernetes?.patch === true);
      return expectThat(host.string(), { holds: (name) => name !== "", wanted: "a host name" });
    }),
  ),
);
