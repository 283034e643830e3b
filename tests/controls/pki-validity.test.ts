import { pkiValidity } from "../../policy-pack/controls/pki/pki-validity";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, nameOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { changed, fixtures, issued, minimal } from "./fixtures/pki-validity";

const path = "validityPeriodHours";
const renewal = {
  path: "earlyRenewalHours",
  wanted: "a number of hours above 0 and below the validity",
};

testRoom(pkiValidity, fixtures, {
  minimal,
  judged: "leaf",
  passes: [
    { name: "398 days", set: path, to: 9_552 },
    { name: "a CA that the stack does not make", set: "caCertPem", to: "PEM" },
    { name: "a month", set: path, to: 721 },
  ],
  fails: [
    { name: "399 days", set: path, to: 9_576, path, found: "399 days", wanted: "at most 398 days" },
    { name: "no renewal", set: "earlyRenewalHours", to: 0, found: "0", ...renewal },
    {
      name: "the default renewal",
      set: "earlyRenewalHours",
      to: ABSENT,
      found: "absent (default 0)",
      ...renewal,
    },
    {
      name: "renewal at once",
      set: "earlyRenewalHours",
      to: 2_160,
      found: "2160",
      ...renewal,
    },
    { name: "no validity", set: path, to: ABSENT, path, found: "absent", wanted: "a validity" },
    {
      name: "a quarter of a year for a user",
      on: "request",
      set: "subject.organization",
      to: "system:masters",
      path,
      found: "90 days",
      wanted: "at most 7 days",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a number"),
    ...unreadable("earlyRenewalHours", "a number"),
    {
      name: "a holder of unknown name",
      on: "request",
      set: "subject.commonName",
      to: UNKNOWN,
      path,
      why: "whether this is an API user is not known during a preview",
    },
  ],
});

const findings = (stack: Stack) =>
  judge(stack, { controls: [pkiValidity] }).evaluations.findings.map((finding) => ({
    on: nameOf(finding),
    status: finding.status,
    message: finding.message,
  }));

describe("a leaf and its CA", () => {
  test("the leaf must not outlive the CA", () => {
    expect(findings(changed("root", ["validityPeriodHours"], 2_100))).toEqual([
      {
        on: "root",
        status: "violation",
        message:
          "earlyRenewalHours: found 4000, wanted a number of hours above 0 and below the validity.",
      },
      {
        on: "leaf",
        status: "violation",
        message:
          "validityPeriodHours: found 90 days, wanted at most 87.5 days, the validity of its CA.",
      },
    ]);
  });

  test("cannot be compared where the CA's validity is unknown", () => {
    const [, ofLeaf] = findings(changed("root", ["validityPeriodHours"], UNKNOWN));
    expect(ofLeaf).toEqual({
      on: "leaf",
      status: "notEvaluated",
      message:
        "validityPeriodHours: not evaluated, the validity of its CA is not known during a preview.",
    });
  });

  test("a CA may last ten years, a leaf may not", () => {
    expect(findings(changed("root", ["validityPeriodHours"], 87_672))).toEqual([]);
    expect(findings(changed("root", ["validityPeriodHours"], 87_673))).toMatchObject([
      { message: "validityPeriodHours: found 3653 days, wanted at most 3653 days." },
    ]);
    expect(findings(changed("root", ["isCaCertificate"], ABSENT))).toMatchObject([
      { message: "validityPeriodHours: found 1825 days, wanted at most 398 days." },
    ]);
  });
});

describe("a certificate of AWS Private CA", () => {
  test("may end on a date within the limit", () => {
    expect(findings(issued("END_DATE", "2026-12-31T00:00:00Z"))).toEqual([]);
  });

  test.each<[Stack, string]>([
    [issued("YEARS", "2"), "validity.value: found 732 days, wanted at most 398 days."],
    [
      issued("END_DATE", "2028-01-31T00:00:00Z"),
      "validity.value: found 730 days, wanted at most 398 days.",
    ],
    [
      issued("WEEKS", "2"),
      "validity.value: not evaluated, WEEKS 2 is no validity of AWS Private CA.",
    ],
    [
      [resource("aws:acmpca/certificate:Certificate", "issued", {})],
      "validity: found absent, wanted a validity.",
    ],
    [
      [resource("aws:acmpca/certificate:Certificate", "issued", { validity: { type: "DAYS" } })],
      "validity.value: not evaluated, validity.value is absent.",
    ],
  ])("%#: %j", (stack, message) => {
    expect(findings(stack)).toMatchObject([{ message }]);
  });
});
