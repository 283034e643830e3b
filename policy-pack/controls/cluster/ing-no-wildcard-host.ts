import { pass } from "../../kernel/answer";
import { INGRESS_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

export const ingNoWildcardHost = control(
  {
    id: "ing-no-wildcard-host",
    title: "Ingresses should name whole hosts.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K10"],
    frameworks: [],
    contract:
      'Restricted: spec.rules[].host of Ingress. Allowed: hosts without "*". Absent hosts are left to ' +
      "ing-host-required. Unknown is not evaluated.",
    rationale: "A wildcard takes over names that another team publishes later.",
    remediation: "Write one rule for each host.",
    references: [
      "https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards",
    ],
    componentSide: "none, because no component makes an Ingress.",
  },
  onResources(INGRESS_TYPES, ({ inputs }) =>
    eachEntry(inputs.at("spec", "rules"), (rule) =>
      expectThat(rule.at("host").string(), {
        holds: (host) => !host.includes("*"),
        wanted: "a whole host name",
        absent: pass,
      }),
    ),
  ),
);
