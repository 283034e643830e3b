import { notEvaluated, pass, violation, type Answer, type Answers } from "../../kernel/answer";
import { holderOf, isMachineIdentity } from "../../kernel/certificate-holder";
import { ACM_CERTIFICATE, LOCALLY_SIGNED, SELF_SIGNED } from "../../kernel/certificate-types";
import { control, onResources, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { validityOf, type Validity } from "../../kernel/validity";

const DAY = 24;
/** Ten years of which three are leap years. */
const LONGEST_CA = 3653 * DAY;
/** What browsers accept (CA/Browser Forum, ballot SC-31); with it, one missed renewal a year is the worst case. */
const LONGEST_LEAF = 398 * DAY;
const LONGEST_USER = 7 * DAY;
/** Without a CA key in the cluster nothing renews these but a deployment, and they never leave their machine. */
const LONGEST_MACHINE = 90 * DAY;

export const pkiValidity = control(
  {
    id: "pki-validity",
    title: "Certificates must expire soon, before their CA does, and be renewed before.",
    severity: "medium",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "pki",
    requirements: ["K1"],
    frameworks: attack("T1649"),
    contract:
      "Restricted: validityPeriodHours and earlyRenewalHours of tls.SelfSignedCert and tls.LocallySignedCert; validity " +
      "of aws.acmpca.Certificate. Allowed: 10 years for a CA, 398 days for a leaf, 7 days for an API user and 90 for a " +
      "kubelet or controller, by the subject of the request, and never more than the CA of the same stack that signs. With the TLS provider " +
      "earlyRenewalHours are above 0 and below the validity; absent means 0, a violation. An absent validity is a " +
      "violation. Unknown values are not evaluated. A CA that the stack does not make is not compared, and neither is " +
      "one of AWS Private CA, which refuses what outlives it.",
    rationale:
      "Kubernetes and etcd do not look at revocation: a stolen certificate is good until it expires, and one that " +
      "nobody renews stops the cluster.",
    remediation:
      "Shorten the validity, and set earlyRenewalHours to at least a third of it so that a deployment renews in time.",
    references: [
      "https://kubernetes.io/docs/setup/best-practices/certificates/",
      "https://docs.aws.amazon.com/privateca/latest/userguide/short-lived-certificates.html",
    ],
    componentSide:
      "ClusterPki chooses validity and renewal of each domain, and refuses more than its root has.",
  },
  onResources([SELF_SIGNED, LOCALLY_SIGNED, ACM_CERTIFICATE], (subject, { asOf }): Answers => {
    const validity = validityOf(subject, asOf);
    if (validity === undefined) {
      const path = subject.type === ACM_CERTIFICATE ? "validity" : "validityPeriodHours";
      return violation(path, "absent", "a validity");
    }
    return [judgeLength(subject, validity), judgeRenewal(subject, validity)];
  }),
  onStack(
    (stack) => stack.ofType(LOCALLY_SIGNED),
    (subject, stack, { asOf }): Answers => {
      const validity = validityOf(subject, asOf);
      if (validity?.hours === undefined) return pass;
      return [
        ...signersOf(subject, stack).map((signer) => compare(validity, validityOf(signer, asOf))),
        judgeUser(subject, stack, validity),
      ];
    },
  ),
);

function judgeLength(subject: Subject, { field, hours, why }: Validity): Answer {
  if (hours === undefined) return notEvaluated(field, why);
  const ca = isCa(subject);
  if (hours <= LONGEST_LEAF) return pass;
  if (hours > LONGEST_CA) return tooLong(field.path, hours, LONGEST_CA);
  if (ca === true) return pass;
  if (ca === false) return tooLong(field.path, hours, LONGEST_LEAF);
  return notEvaluated(field, "whether this is a CA is not known during a preview");
}

function tooLong(path: string, hours: number, most: number): Answer {
  return violation(path, inDays(hours), `at most ${inDays(most)}`);
}

function inDays(hours: number): string {
  return `${String(Math.round((hours / DAY) * 10) / 10)} days`;
}

function isCa({ type, inputs }: Subject): boolean | undefined {
  if (type === ACM_CERTIFICATE) {
    const template = inputs.at("templateArn").string();
    if (template.state === "absent") return false;
    return template.state === "known" ? template.value.includes("CACertificate") : undefined;
  }
  const reading = inputs.at("isCaCertificate").boolean();
  if (reading.state === "absent") return false;
  return reading.state === "known" ? reading.value : undefined;
}

function judgeRenewal({ type, inputs }: Subject, { hours }: Validity): Answer {
  if (type === ACM_CERTIFICATE) return pass;
  return expectThat(inputs.at("earlyRenewalHours").number(), {
    holds: (early) => early > 0 && (hours === undefined || early < hours),
    wanted: "a number of hours above 0 and below the validity",
    absentMeans: 0,
  });
}

/** The certificates of this stack that stand in caCertPem. */
function signersOf({ urn }: Subject, stack: StackIndex): readonly Subject[] {
  return stack
    .sourcesOf(urn, "caCertPem")
    .map((source) => stack.get(source))
    .filter((source) => source?.type === SELF_SIGNED || source?.type === LOCALLY_SIGNED)
    .filter((source) => source !== undefined);
}

function compare({ field, hours = 0 }: Validity, signer: Validity | undefined): Answer {
  if (signer === undefined) return pass;
  if (signer.hours === undefined) {
    return notEvaluated(field, "the validity of its CA is not known during a preview");
  }
  if (hours <= signer.hours) return pass;
  const wanted = `at most ${inDays(signer.hours)}, the validity of its CA`;
  return violation(field, inDays(hours), wanted);
}

function judgeUser(subject: Subject, stack: StackIndex, { field, hours = 0 }: Validity): Answer {
  if (hours <= LONGEST_USER || isCa(subject) === true) return pass;
  const holder = holderOf(subject, stack);
  if (holder === "unknown") {
    return notEvaluated(field, "whether this is an API user is not known during a preview");
  }
  if (holder !== "api-users") return pass;
  const longest = isMachineIdentity(subject, stack) ? LONGEST_MACHINE : LONGEST_USER;
  return hours <= longest ? pass : tooLong(field.path, hours, longest);
}
