import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { both, truthOf, type Truth } from "../../kernel/truth";

const LISTENERS = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
const CLASSIC = ["aws:elb/loadBalancer:LoadBalancer"];
const WANTED = "HTTPS, or a redirect to it";

export const lbListenerTls = control(
  {
    id: "lb-listener-tls",
    title: "Load balancers must not serve plain HTTP.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C1"],
    frameworks: [],
    contract:
      "Restricted: protocol of listeners (aws.lb, aws.alb) and lbProtocol of the listeners of aws.elb.LoadBalancer. Refused: HTTP, unless every default action is a redirect to HTTPS. Other protocols pass: what they carry may be TLS. Absent with a port means HTTP, without one a gateway load balancer, which passes. Unknown is not evaluated.",
    rationale:
      "Everybody between client and load balancer reads and changes what is not encrypted.",
    remediation:
      'Set protocol to "HTTPS" with a certificate, and let the listener on port 80 redirect.',
    references: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    ],
    componentSide:
      "none, because no component makes a listener: the load balancer controller does.",
  },
  onResources(LISTENERS, ({ inputs }) => judgeListener(inputs)),
  onResources(CLASSIC, ({ inputs }) =>
    eachEntry(inputs.at("listeners"), (listener) =>
      expectThat(listener.at("lbProtocol").string(), {
        holds: (protocol) => protocol.toUpperCase() !== "HTTP",
        wanted: "HTTPS or SSL",
      }),
    ),
  ),
);

function judgeListener(inputs: Field): Answer {
  const protocol = inputs.at("protocol").string();
  if (protocol.state === "known" && protocol.value !== "HTTP") return pass;
  if (protocol.state === "absent" && inputs.at("port").absent) return pass;
  const redirected = redirects(inputs.at("defaultActions"));
  if (redirected === "yes") return pass;
  if (protocol.state === "unknown") return notEvaluated(protocol.field, protocol.why);
  if (redirected === "maybe") {
    return notEvaluated(inputs.at("defaultActions"), "a part of it is not known");
  }
  const found = protocol.state === "absent" ? "absent (default HTTP)" : '"HTTP"';
  return violation(protocol.field, found, WANTED);
}

function redirects(actions: Field): Truth {
  const list = actions.list();
  if (list.state === "unknown") return "maybe";
  if (list.state === "absent" || list.value.length === 0) return "no";
  return both(
    ...list.value.flatMap((action) => [
      is(action.at("type"), "redirect"),
      is(action.at("redirect", "protocol"), "HTTPS"),
    ]),
  );
}

function is(field: Field, text: string): Truth {
  const reading = field.string();
  if (reading.state === "unknown") return "maybe";
  return truthOf(reading.state === "known" && reading.value === text);
}
