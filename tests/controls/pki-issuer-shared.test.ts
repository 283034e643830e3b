import { pkiIssuerShared } from "../../policy-pack/controls/pki/pki-issuer-shared";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { fixtures, issuer, minimal } from "./fixtures/pki-issuer-shared";

const set = "spec.ca.secretName";

testRoom(pkiIssuerShared, fixtures, {
  minimal,
  judged: "webhooks",
  passes: [{ name: "a Secret that another stack makes", set, to: "made-elsewhere" }],
  fails: [
    {
      name: "the Secret of another issuer",
      set,
      to: "workloads-ca",
      path: set,
      found: "the CA of ClusterIssuer workloads",
      wanted: "a CA of its own",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown name",
      set,
      to: UNKNOWN,
      path: set,
      why: `${set} is not known during a preview`,
    },
    {
      name: "a name of a wrong type",
      set,
      to: 3,
      path: set,
      why: `expected a text at ${set}, found a number`,
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(pkiIssuerShared, stack);

test("issuers without a CA are not judged", () => {
  const acme = object("cert-manager.io/v1:ClusterIssuer", "acme", { spec: { acme: {} } });
  expect(verdict([acme, issuer("one", "ca")])).toBe("pass");
  expect(verdict([acme])).toBe("notApplicable");
});

test("issuers of namespaces have Secrets of their own", () => {
  const elsewhere = object("cert-manager.io/v1:Issuer", "two", {
    metadata: { name: "two", namespace: "bank" },
    spec: { ca: { secretName: "ca" } },
  });
  expect(verdict([issuer("one", "ca", "Issuer"), elsewhere])).toBe("pass");
  expect(verdict([issuer("one", "ca", "Issuer"), issuer("cluster", "ca")])).toBe("pass");
});

test("an issuer of another project is not judged", () => {
  const other = object("certificates.example.com/v1:Issuer", "one", { spec: { ca: {} } });
  expect(verdict([other])).toBe("notApplicable");
});
