import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";

export const saNoTokenSecret = control(
  {
    id: "sa-no-token-secret",
    title: "Secrets must not hold tokens of service accounts.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K4"],
    frameworks: [],
    contract:
      "Restricted: type of Secret. Allowed: any but kubernetes.io/service-account-token. Absent means Opaque. " +
      "Unknown is not evaluated.",
    rationale:
      "Such a token never expires, is bound to no pod, and is read by whoever reads Secrets.",
    remediation: "Use the projected token of the pod, or the TokenRequest API.",
    references: [
      "https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets",
    ],
    componentSide: "none, because no component makes a Secret.",
  },
  onResources(tokensOf("Secret", ["core/v1"]), ({ inputs }) =>
    expectThat(inputs.at("type").string(), {
      holds: (type) => type !== "kubernetes.io/service-account-token",
      wanted: "a projected token in its place",
      absentMeans: "Opaque",
    }),
  ),
);
