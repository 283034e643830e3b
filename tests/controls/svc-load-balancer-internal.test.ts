import { svcLoadBalancerInternal } from "../../policy-pack/controls/cluster/svc-load-balancer-internal";
import { ABSENT, testRoom } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/svc-load-balancer-internal";

const wanted = "an internal scheme, or narrow source ranges";

testRoom(svcLoadBalancerInternal, fixtures, {
  minimal,
  judged: "web",

  passes: [
    { name: "another type", set: "spec.type", to: "ClusterIP" },
    {
      name: "unknown ranges of an internal one",
      set: "spec.loadBalancerSourceRanges",
      to: UNKNOWN,
    },
    {
      name: "narrow ranges alone",
      set: "",
      to: { spec: { type: "LoadBalancer", loadBalancerSourceRanges: ["2001:db8::/32"] } },
    },
    {
      name: "the older annotation",
      set: "metadata.annotations",
      to: { "service.beta.kubernetes.io/aws-load-balancer-internal": "true" },
    },
  ],
  fails: [
    {
      name: "no scheme",
      set: "metadata.annotations",
      to: ABSENT,
      path: "spec.loadBalancerSourceRanges",
      found: "open to the internet",
      wanted,
    },
    {
      name: "half of the internet",
      set: "",
      to: {
        spec: { type: "LoadBalancer", loadBalancerSourceRanges: ["192.0.2.0/24", "128.0.0.0/1"] },
      },
      path: "spec.loadBalancerSourceRanges[1]",
      found: "a range of the internet",
      wanted,
    },
    {
      name: "all of IPv6",
      set: "",
      to: { spec: { type: "LoadBalancer", loadBalancerSourceRanges: ["::/0"] } },
      path: "spec.loadBalancerSourceRanges[0]",
      found: "a range of the internet",
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "unknown annotations",
      set: "metadata.annotations",
      to: UNKNOWN,
      path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"]',
      why: "metadata.annotations is not known during a preview",
    },
    {
      name: "an unknown range",
      set: "",
      to: { spec: { type: "LoadBalancer", loadBalancerSourceRanges: [UNKNOWN] } },
      path: "spec.loadBalancerSourceRanges[0]",
      why: "spec.loadBalancerSourceRanges[0] is not known during a preview",
    },
    {
      name: "an unknown type",
      set: "",
      to: { spec: { type: UNKNOWN } },
      path: "spec.type",
      why: "spec.type is not known",
    },
  ],
});
