import { pkiCaConstraints } from "../../policy-pack/controls/pki/pki-ca-constraints";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal, signedLeaf } from "./fixtures/pki-ca-constraints";

const wanted = "0 or more";
const path = "maxPathLength";
const signs = "cert_signing and no use of a leaf";

testRoom(pkiCaConstraints, fixtures, {
  minimal,
  judged: "certificate",
  passes: [
    { name: "one level of intermediates", set: path, to: 1 },
    { name: "signed answers about revocation", set: "allowedUses[1]", to: "ocsp_signing" },
  ],
  fails: [
    { name: "no path length", set: path, to: ABSENT, path, wanted, found: "absent (default -1)" },
    { name: "a path without end", set: path, to: -1, path, wanted, found: "-1" },
    {
      name: "a CA that serves TLS",
      set: "allowedUses[1]",
      to: "server_auth",
      path: "allowedUses[1]",
      found: '"server_auth"',
      wanted: signs,
    },
    {
      name: "a CA that does not sign",
      set: "allowedUses",
      to: ["crl_signing"],
      path: "allowedUses",
      found: "a list without it",
      wanted: "cert_signing",
    },
    {
      name: "a CA without uses",
      set: "allowedUses",
      to: ABSENT,
      path: "allowedUses",
      found: "absent",
      wanted: signs,
    },
    {
      name: "a leaf that signs",
      set: "isCaCertificate",
      to: false,
      path: "allowedUses[0]",
      found: '"cert_signing"',
      wanted: "uses of a leaf",
      message:
        'allowedUses[0]: found "cert_signing", wanted uses of a leaf; ' +
        'allowedUses[1]: found "crl_signing", wanted uses of a leaf.',
    },
  ],
  notEvaluated: [
    ...unreadable("isCaCertificate", "true or false"),
    ...unreadable("maxPathLength", "a number"),
    ...unreadable("allowedUses", "a list").filter(({ to }) => !Array.isArray(to)),
    {
      name: "an unknown use",
      set: "allowedUses[0]",
      to: UNKNOWN,
      path: "allowedUses[0]",
      why: "allowedUses[0] is not known during a preview",
    },
  ],
});

test("objects to a leaf for any purpose", () => {
  const stack = tweak(signedLeaf, "certificate", ["allowedUses", 1], "any_extended");
  const { findings } = judge(stack, { controls: [pkiCaConstraints] }).evaluations;
  expect(findings).toMatchObject([
    { status: "violation", path: "allowedUses[1]", found: '"any_extended"' },
  ]);
});
