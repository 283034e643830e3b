import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { INGRESS_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { missing } from "../../kernel/missing";

import { cisEks } from "../../kernel/frameworks";

const CERTIFICATE = "alb.ingress.kubernetes.io/certificate-arn";
const CERTIFICATES = [
  "aws:acm/certificate:Certificate",
  "aws:acm/certificateValidation:CertificateValidation",
];

export const ingTls = control(
  {
    id: "ing-tls",
    title: "Ingresses must serve every host with TLS.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K10"],
    frameworks: cisEks(["5.4.5"]),
    contract:
      "Restricted: spec.rules[].host and spec.tls[].hosts of Ingress. Wanted: each host, or a wildcard for its " +
      "first label, in an entry of tls; for rules without a host any entry; or the annotation " +
      "alb.ingress.kubernetes.io/certificate-arn. Absent tls means plain HTTP, a violation; in a patch it is not " +
      "evaluated. Unknown values are not evaluated, unless others settle it.",
    rationale:
      "Without TLS whoever is on the way reads and changes the traffic, sessions among it.",
    remediation: "Add tls with the hosts and the name of a Secret, which cert-manager fills.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/ingress/#tls"],
    componentSide: "none, because no component makes an Ingress.",
  },
  onResources(INGRESS_TYPES, ({ inputs, kubernetes }): readonly Answer[] => {
    const certificate = inputs.at("metadata", "annotations", CERTIFICATE);
    const arn = certificate.string();
    if (arn.state === "known" && arn.value !== "") return [pass];
    const tls = inputs.at("spec", "tls");
    const answers =
      tls.absent && kubernetes?.patch === true
        ? [missing(tls, "", true)]
        : judgeHosts(inputs.at("spec", "rules"), tls);
    if (arn.state !== "unknown" || answers.every(({ status }) => status === "pass")) return answers;
    return [notEvaluated(certificate, arn.why, { settledBy: CERTIFICATES })];
  }),
);

function judgeHosts(rules: Field, tls: Field): readonly Answer[] {
  const entries = tls.list();
  if (entries.state === "unknown") return [notEvaluated(tls, entries.why)];
  if (entries.state === "absent" || entries.value.length === 0) {
    return [violation(tls, "no TLS", "an entry for every host")];
  }
  const list = rules.list();
  if (list.state === "unknown") return [notEvaluated(rules, list.why)];
  if (list.state === "absent") return [pass];
  const covered = entries.value.map((entry) => entry.at("hosts"));
  return list.value.map((rule) => judgeHost(rule.at("host"), covered));
}

function judgeHost(host: Field, covered: readonly Field[]): Answer {
  const name = host.string();
  if (name.state === "unknown") return notEvaluated(host, name.why);
  if (name.state === "absent") return pass;
  const wildcard = name.value.replace(/^[^.]+/, "*");
  let gap: Answer | undefined;
  for (const hosts of covered) {
    const list = hosts.list();
    if (list.state === "unknown") gap ??= notEvaluated(hosts, list.why);
    if (list.state !== "known") continue;
    for (const entry of list.value) {
      const text = entry.string();
      if (text.state === "unknown") gap ??= notEvaluated(entry, text.why);
      if (text.state === "known" && [name.value, wildcard].includes(text.value)) return pass;
    }
  }
  return gap ?? violation(host, JSON.stringify(name.value), "an entry of tls with this host");
}
