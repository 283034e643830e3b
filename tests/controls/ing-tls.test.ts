import { ingTls } from "../../policy-pack/controls/cluster/ing-tls";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ing-tls";

testRoom(ingTls, fixtures, {
  minimal,
  judged: "web",

  passes: [
    {
      name: "a certificate of the load balancer",
      set: "",
      to: {
        metadata: {
          annotations: {
            "alb.ingress.kubernetes.io/certificate-arn":
              "arn:aws:acm:eu-central-1:111122223333:certificate/1",
          },
        },
        spec: {},
      },
    },
    { name: "no host", set: "spec.rules[0].host", to: ABSENT },
    { name: "no rules", set: "spec.rules", to: ABSENT },
  ],
  fails: [
    {
      name: "no TLS",
      set: "spec.tls",
      to: ABSENT,
      path: "spec.tls",
      found: "no TLS",
      wanted: "an entry for every host",
    },
    {
      name: "another host",
      set: "spec.rules[0].host",
      to: "b.example",
      path: "spec.rules[0].host",
      found: '"b.example"',
      wanted: "an entry of tls with this host",
    },
    {
      name: "a wildcard for more than one label",
      set: "spec",
      to: { rules: [{ host: "a.b.example" }], tls: [{ hosts: ["*.example"] }] },
      path: "spec.rules[0].host",
      found: '"a.b.example"',
      wanted: "an entry of tls with this host",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.tls", "a list"),
    {
      name: "unknown spec.tls[0].hosts",
      set: "spec.tls[0].hosts",
      to: UNKNOWN,
      path: "spec.tls[0].hosts",
      why: "spec.tls[0].hosts is not known during a preview",
    },
    {
      name: "unknown spec.rules[0].host",
      set: "spec.rules[0].host",
      to: UNKNOWN,
      path: "spec.rules[0].host",
      why: "spec.rules[0].host is not known during a preview",
    },
  ],
});
