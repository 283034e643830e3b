import { notEvaluated, type Answer } from "../../kernel/answer";
import { judgeCaBundle } from "../../kernel/ca-bundles";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";

const API_SERVICES = tokensOf("APIService", [
  "apiregistration.k8s.io/v1",
  "apiregistration.k8s.io/v1beta1",
]);

export const apiserviceTls = control(
  {
    id: "apiservice-tls",
    title: "API services must be called with verified TLS.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K11"],
    frameworks: [],
    contract:
      "Restricted: spec.insecureSkipTLSVerify and spec.caBundle of APIService. Wanted: not true, and for one with " +
      "spec.service a caBundle or an annotation by which cert-manager injects it. An absent insecureSkipTLSVerify " +
      "means false; an absent caBundle is a violation, in a patch not evaluated. An APIService without a service is " +
      "served by the API server itself. Unknown is not evaluated.",
    rationale:
      "The API server passes on requests with the identity of the caller: who answers in its place collects them " +
      "and answers what they like.",
    remediation:
      "Set caBundle, or the annotation cert-manager.io/inject-ca-from, and drop insecureSkipTLSVerify.",
    references: ["https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/"],
    componentSide: "none, because no component makes an APIService.",
  },
  onResources(API_SERVICES, ({ inputs, kubernetes }): readonly Answer[] => {
    const spec = inputs.at("spec");
    const verified = expectThat(spec.at("insecureSkipTLSVerify").boolean(), {
      holds: (skips) => !skips,
      wanted: "false",
      absentMeans: false,
    });
    if (verified.status === "violation" || spec.at("service").absent) return [verified];
    const bundle = judgeCaBundle(inputs, spec, kubernetes?.patch === true);
    const service = spec.at("service");
    if (bundle.status !== "violation" || service.unknown === undefined) return [verified, bundle];
    return [verified, notEvaluated(service, service.unknown)];
  }),
);
