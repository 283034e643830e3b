import { pkiKeyStrength } from "../../policy-pack/controls/pki/pki-key-strength";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { authority, fixtures, minimal } from "./fixtures/pki-key-strength";

const algorithms = "one of ECDSA, ED25519, RSA";
const curves = "one of P256, P384, P521";
const ofCurve = { path: "ecdsaCurve", wanted: curves };

testRoom(pkiKeyStrength, fixtures, {
  minimal,
  judged: "key",
  passes: [
    { name: "Ed25519", set: "algorithm", to: "ED25519" },
    { name: "the largest curve", set: "ecdsaCurve", to: "P521" },
    { name: "bits that ECDSA does not use", set: "rsaBits", to: 1024 },
  ],
  fails: [
    { name: "a short curve", set: "ecdsaCurve", to: "P224", found: '"P224"', ...ofCurve },
    {
      name: "the default curve",
      set: "ecdsaCurve",
      to: ABSENT,
      found: 'absent (default "P224")',
      ...ofCurve,
    },
    {
      name: "an unknown name of a curve",
      set: "ecdsaCurve",
      to: "p256",
      found: '"p256"',
      ...ofCurve,
    },
    {
      name: "RSA with its default size",
      set: "algorithm",
      to: "RSA",
      path: "rsaBits",
      found: "absent (default 2048)",
      wanted: "3072 or more",
    },
    {
      name: "no algorithm",
      set: "algorithm",
      to: ABSENT,
      path: "algorithm",
      found: "absent",
      wanted: algorithms,
    },
    {
      name: "another algorithm",
      set: "algorithm",
      to: "DSA",
      path: "algorithm",
      found: '"DSA"',
      wanted: algorithms,
    },
  ],
  notEvaluated: [...unreadable("algorithm", "a text"), ...unreadable("ecdsaCurve", "a text")],
});

test("says which algorithm an authority of AWS Private CA must have", () => {
  const { findings } = judge(authority("RSA_2048"), { controls: [pkiKeyStrength] }).evaluations;
  expect(findings).toMatchObject([
    {
      status: "violation",
      path: "certificateAuthorityConfiguration.keyAlgorithm",
      found: '"RSA_2048"',
      wanted: "RSA_3072 or RSA_4096, or an EC or ML_DSA algorithm",
    },
  ]);
});
