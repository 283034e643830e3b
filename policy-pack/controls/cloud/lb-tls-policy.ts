import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks } from "../../kernel/frameworks";

const MODERN = /^ELBSecurityPolicy-(TLS13-1-[23](?!\d)|TLS-1-2-|FS-1-2-)/;
const TYPES = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];

export const lbTlsPolicy = control(
  {
    id: "lb-tls-policy",
    title: "TLS listeners must refuse protocols before TLS 1.2.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C1"],
    frameworks: cisEks(["5.4.5"]),
    contract:
      "Restricted: sslPolicy of listeners with the protocol HTTPS or TLS (aws.lb, aws.alb). Allowed: policies whose name says TLS 1.2 or 1.3 and no older one, and ELBSecurityPolicy-FS-1-2 ones. Absent means ELBSecurityPolicy-2016-08, a violation. Unknown is not evaluated; other protocols pass.",
    rationale:
      "TLS 1.0 and 1.1 have known breaks, and the default of the service still speaks them.",
    remediation: 'Set sslPolicy to "ELBSecurityPolicy-TLS13-1-2-Res-2021-06".',
    references: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    ],
    componentSide:
      "none, because no component makes a listener: the load balancer controller does.",
  },
  onResources(TYPES, ({ inputs }) => {
    const protocol = inputs.at("protocol").string();
    if (protocol.state === "known" && !["HTTPS", "TLS"].includes(protocol.value)) return pass;
    const answer = expectThat(inputs.at("sslPolicy").string(), {
      holds: (name) => MODERN.test(name),
      wanted: "a policy of TLS 1.2 or newer",
      absentMeans: "ELBSecurityPolicy-2016-08",
    });
    if (protocol.state === "known" || answer.status === "pass") return answer;
    return notEvaluated(
      protocol.field,
      protocol.state === "unknown" ? protocol.why : "the port decides the protocol",
    );
  }),
);
