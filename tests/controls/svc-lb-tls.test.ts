import { svcLbTls } from "../../policy-pack/controls/cluster/svc-lb-tls";
import { testRoom } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/svc-lb-tls";

testRoom(svcLbTls, fixtures, {
  minimal,
  judged: "web",

  passes: [{ name: "another type", set: "spec.type", to: "ClusterIP" }],
  fails: [
    {
      name: "an old policy",
      set: "metadata.annotations",
      to: {
        "service.beta.kubernetes.io/aws-load-balancer-ssl-cert":
          "arn:aws:acm:eu-central-1:111122223333:certificate/1",
        "service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy":
          "ELBSecurityPolicy-TLS13-1-0-2021-06",
      },
      path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy"]',
      found: '"ELBSecurityPolicy-TLS13-1-0-2021-06"',
      wanted: "ELBSecurityPolicy-TLS13-1-2-2021-06 or stricter",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown certificate",
      set: "metadata.annotations",
      to: {
        "service.beta.kubernetes.io/aws-load-balancer-ssl-cert": UNKNOWN,
        "service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy":
          "ELBSecurityPolicy-TLS13-1-3-2021-06",
      },
      path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]',
      why: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"] is not known during a preview',
    },
  ],
});
