import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { AWS, isLoadBalancer, LOAD_BALANCERS } from "../../kernel/load-balancer-services";
import { isWide } from "../../kernel/address-ranges";

const WANTED = "an internal scheme, or narrow source ranges";

export const svcLoadBalancerInternal = control(
  {
    id: "svc-load-balancer-internal",
    title: "Load balancers of Services must be internal, or accept named ranges only.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: Services of type LoadBalancer. Allowed: the annotation aws-load-balancer-scheme with internal, " +
      "the older aws-load-balancer-internal with true, or spec.loadBalancerSourceRanges of which none is wider than " +
      "/8 (IPv4) or /16 (IPv6). An absent scheme means that the range decides; absent ranges mean the whole " +
      "internet. Unknown values are not evaluated, unless another one settles it.",
    rationale:
      "A load balancer that faces the internet makes whatever stands behind it part of the attack surface of the " +
      "company.",
    remediation:
      "Set service.beta.kubernetes.io/aws-load-balancer-scheme to internal, or list the ranges of the callers.",
    references: [
      "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/",
    ],
    componentSide: "none, because no component makes a Service.",
  },
  onResources(LOAD_BALANCERS, ({ inputs }): Answer => {
    const type = isLoadBalancer(inputs);
    if (type === "no") return pass;
    const annotations = inputs.at("metadata", "annotations");
    const scheme = annotations.at(`${AWS}scheme`).string();
    const older = annotations.at(`${AWS}internal`).string();
    if (scheme.state === "known" && scheme.value === "internal") return pass;
    if (older.state === "known" && older.value === "true") return pass;
    const ranges = judgeRanges(inputs.at("spec", "loadBalancerSourceRanges"));
    if (ranges.status === "pass") return pass;
    if (scheme.state === "unknown") return notEvaluated(scheme.field, scheme.why);
    if (older.state === "unknown") return notEvaluated(older.field, older.why);
    if (type === "yes") return ranges;
    return notEvaluated("spec.type", "spec.type is not known");
  }),
);

function judgeRanges(ranges: Field): Answer {
  const list = ranges.list();
  if (list.state === "unknown") return notEvaluated(list.field, list.why);
  if (list.state === "absent" || list.value.length === 0) {
    return violation(ranges, "open to the internet", WANTED);
  }
  for (const entry of list.value) {
    const range = entry.string();
    if (range.state === "unknown") return notEvaluated(entry, range.why);
    if (range.state === "absent" || isWide(range.value)) {
      return violation(entry, "a range of the internet", WANTED);
    }
  }
  return pass;
}
