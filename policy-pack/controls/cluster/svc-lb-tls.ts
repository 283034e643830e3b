import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { AWS, isLoadBalancer, LOAD_BALANCERS } from "../../kernel/load-balancer-services";

import { cisEks } from "../../kernel/frameworks";

const CERTIFICATES = [
  "aws:acm/certificate:Certificate",
  "aws:acm/certificateValidation:CertificateValidation",
];
/** Policies with TLS 1.2 as the oldest version, without the extended ones for old clients. */
const MODERN = /^ELBSecurityPolicy-TLS13-1-(2(-Res)?|3)(-FIPS)?-\d{4}-\d{2}$/;

export const svcLbTls = control(
  {
    id: "svc-lb-tls",
    title: "Load balancers of Services should end TLS with a modern policy.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K10"],
    frameworks: cisEks(["5.4.5"]),
    contract:
      "Restricted: Services of type LoadBalancer. Wanted: the annotation aws-load-balancer-ssl-cert, and " +
      "aws-load-balancer-ssl-negotiation-policy with a policy ELBSecurityPolicy-TLS13-1-2 or -1-3. Absent " +
      "annotations mean no TLS and the default policy. Unknown values are not evaluated.",
    rationale:
      "Without TLS at the load balancer whoever is on the way reads and changes the traffic.",
    remediation: "Set both annotations, the certificate to the ARN of one in Certificate Manager.",
    references: [
      "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/",
    ],
    componentSide: "none, because no component makes a Service.",
  },
  onResources(LOAD_BALANCERS, ({ inputs }): readonly Answer[] => {
    const type = isLoadBalancer(inputs);
    if (type === "no") return [pass];
    const annotations = inputs.at("metadata", "annotations");
    const answers = [
      expectThat(annotations.at(`${AWS}ssl-cert`).string(), {
        holds: (certificate) => certificate !== "",
        wanted: "the ARN of a certificate",
        settledBy: CERTIFICATES,
      }),
      expectThat(annotations.at(`${AWS}ssl-negotiation-policy`).string(), {
        holds: (policy) => MODERN.test(policy),
        wanted: "ELBSecurityPolicy-TLS13-1-2-2021-06 or stricter",
      }),
    ];
    if (type === "yes" || answers.every(({ status }) => status === "pass")) return answers;
    return [notEvaluated("spec.type", "spec.type is not known")];
  }),
);
