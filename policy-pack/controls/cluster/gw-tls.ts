import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";

const GATEWAYS = tokensOf("Gateway", [
  "gateway.networking.k8s.io/v1",
  "gateway.networking.k8s.io/v1beta1",
]);

export const gwTls = control(
  {
    id: "gw-tls",
    title: "Gateways should end TLS, for routes of chosen namespaces.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K10"],
    frameworks: [],
    contract:
      "Restricted: spec.listeners[] of Gateway (gateway.networking.k8s.io). Wanted: protocol HTTPS or TLS, and " +
      "allowedRoutes.namespaces.from other than All. An absent protocol is a finding; absent from means Same. " +
      "Unknown is not evaluated.",
    rationale:
      "A listener without TLS sends everything in clear text, and one that takes routes from All lets every " +
      "namespace publish on it.",
    remediation: "Set protocol to HTTPS with a certificate, and from to Same or Selector.",
    references: ["https://gateway-api.sigs.k8s.io/guides/tls/"],
    componentSide: "none, because no component makes a Gateway.",
  },
  onResources(GATEWAYS, ({ inputs }) =>
    eachEntry(inputs.at("spec", "listeners"), (listener) => [
      expectThat(listener.at("protocol").string(), {
        holds: (protocol) => ["HTTPS", "TLS"].includes(protocol),
        wanted: "HTTPS or TLS",
      }),
      expectThat(listener.at("allowedRoutes", "namespaces", "from").string(), {
        holds: (from) => from !== "All",
        wanted: "Same or Selector",
        absentMeans: "Same",
      }),
    ]),
  ),
);
