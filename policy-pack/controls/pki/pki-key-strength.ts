import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { ACM_AUTHORITY, PRIVATE_KEY } from "../../kernel/certificate-types";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";
import type { Subject } from "../../kernel/subject";

const SMALLEST_RSA = 3072;
const CURVES = ["P256", "P384", "P521"];
const ALGORITHMS = ["ECDSA", "ED25519", "RSA"];

/** Names of AWS Private CA; those that start with ML_DSA resist quantum computers. */
const ACM_ALGORITHM = /^(RSA_(3072|4096)|EC_(prime256v1|secp384r1|secp521r1)|ML_DSA_(44|65|87))$/;

export const pkiKeyStrength = control(
  {
    id: "pki-key-strength",
    title: "Keys of certificates must have the strength of 128 bits or more.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "pki",
    requirements: ["K1", "C10"],
    frameworks: attack("T1649"),
    contract:
      "Restricted: algorithm, rsaBits and ecdsaCurve of tls.PrivateKey; keyAlgorithm of AWS Private CA. Allowed: RSA of " +
      "3072 bits or more, ECDSA on P256, P384 or P521, ED25519, ML-DSA. Absent rsaBits mean 2048 and an absent " +
      "ecdsaCurve means P224, both violations. Unknown values are not evaluated.",
    rationale:
      "NIST takes RSA 2048 and P-224 out of use after 2030, which is within the life of a root that is made now.",
    remediation: 'Set algorithm to "ECDSA" and ecdsaCurve to "P256" or "P384", or rsaBits to 3072.',
    references: [
      "https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final",
      "https://www.pulumi.com/registry/packages/tls/api-docs/privatekey/",
    ],
    componentSide: "ClusterPki makes keys on P-256, and on P-384 for etcd.",
  },
  onResources([PRIVATE_KEY], judgeKey),
  onResources([ACM_AUTHORITY], ({ inputs }) =>
    expectThat(inputs.at("certificateAuthorityConfiguration", "keyAlgorithm").string(), {
      holds: (algorithm) => ACM_ALGORITHM.test(algorithm),
      wanted: "RSA_3072 or RSA_4096, or an EC or ML_DSA algorithm",
    }),
  ),
);

function judgeKey({ inputs }: Subject): Answer {
  const algorithm = inputs.at("algorithm").string();
  if (algorithm.state === "unknown") return notEvaluated(algorithm.field, algorithm.why);
  switch (algorithm.state === "known" ? algorithm.value : "") {
    case "ED25519":
      return pass;
    case "RSA":
      return expectThat(inputs.at("rsaBits").number(), {
        holds: (bits) => bits >= SMALLEST_RSA,
        wanted: `${String(SMALLEST_RSA)} or more`,
        absentMeans: 2048,
      });
    case "ECDSA":
      return expectThat(inputs.at("ecdsaCurve").string(), {
        holds: (curve) => CURVES.includes(curve),
        wanted: `one of ${CURVES.join(", ")}`,
        absentMeans: "P224",
      });
  }
  return expectThat(algorithm, {
    holds: (name) => ALGORITHMS.includes(name),
    wanted: `one of ${ALGORITHMS.join(", ")}`,
  });
}
