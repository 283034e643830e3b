import {
  asList,
  notEvaluated,
  pass,
  violation,
  type Answer,
  type Answers,
} from "../../kernel/answer";
import { LOCALLY_SIGNED, SELF_SIGNED } from "../../kernel/certificate-types";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { attack } from "../../kernel/frameworks";

const CA_USES = ["cert_signing", "crl_signing", "digital_signature", "ocsp_signing"];
const FORBIDDEN_LEAF_USES = ["cert_signing", "crl_signing", "any_extended"];

export const pkiCaConstraints = control(
  {
    id: "pki-ca-constraints",
    title:
      "CA certificates must sign only, with a path length, and leaf certificates must not sign.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "pki",
    requirements: ["K1"],
    frameworks: attack("T1649"),
    contract:
      "Restricted: isCaCertificate, maxPathLength and allowedUses of tls.SelfSignedCert and tls.LocallySignedCert. A CA " +
      "has cert_signing, no other use than crl_signing, ocsp_signing and digital_signature, and a maxPathLength of 0 or " +
      "more; absent means no limit, a violation. A leaf has neither cert_signing, crl_signing nor any_extended. An " +
      "absent isCaCertificate means a leaf. Unknown values are not evaluated. The templates of AWS Private CA set " +
      "these fields, so its certificates are not judged.",
    rationale:
      "A CA without path length can hand out further CAs, and one that serves TLS exposes the key that signs.",
    remediation:
      'For a CA set allowedUses to ["cert_signing", "crl_signing"] and maxPathLength to 0; for a leaf leave ' +
      "isCaCertificate out and name the uses that it needs.",
    references: [
      "https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9",
      "https://www.pulumi.com/registry/packages/tls/api-docs/selfsignedcert/",
    ],
    componentSide:
      "ClusterPki makes roots with path length 0 that sign only, and leaves that do not.",
  },
  onResources([SELF_SIGNED, LOCALLY_SIGNED], ({ inputs }): Answers => {
    const isCa = inputs.at("isCaCertificate").boolean();
    if (isCa.state === "unknown") return notEvaluated(isCa.field, isCa.why);
    const uses = inputs.at("allowedUses");
    if (isCa.state === "absent" || !isCa.value) return judgeUses(uses, isLeafUse, "uses of a leaf");
    return [
      expectThat(inputs.at("maxPathLength").number(), {
        holds: (length) => length >= 0,
        wanted: "0 or more",
        absentMeans: -1,
      }),
      ...asList(
        judgeUses(uses, (use) => CA_USES.includes(use), "cert_signing and no use of a leaf"),
      ),
      signs(uses),
    ];
  }),
);

function isLeafUse(use: string): boolean {
  return !FORBIDDEN_LEAF_USES.includes(use);
}

function judgeUses(uses: Field, allowed: (use: string) => boolean, wanted: string): Answers {
  const reading = uses.list();
  if (reading.state === "unknown") return notEvaluated(uses, reading.why);
  if (reading.state === "absent") return violation(uses, "absent", wanted);
  return reading.value.map((use) => expectThat(use.string(), { holds: allowed, wanted }));
}

/** Whether cert_signing is among the uses; lists that cannot be read are reported already. */
function signs(uses: Field): Answer {
  const reading = uses.list();
  if (reading.state !== "known") return pass;
  const names = reading.value.map((use) => use.string());
  if (names.some((use) => use.state === "known" && use.value === "cert_signing")) return pass;
  if (names.some((use) => use.state === "unknown")) return pass;
  return violation(uses, "a list without it", "cert_signing");
}
