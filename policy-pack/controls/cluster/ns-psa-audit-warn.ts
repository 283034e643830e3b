import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { NAMESPACE_TYPES } from "../../kernel/api-objects";
import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field, Reading } from "../../kernel/field";
import { missing } from "../../kernel/missing";
import { setProperties } from "../../kernel/property-remediation";

const PREFIX = "pod-security.kubernetes.io/";
const MODES = ["enforce", "audit", "warn"];
/** From the weakest to the strictest. */
const LEVELS = ["privileged", "baseline", "restricted"];

const declared = control(
  {
    id: "ns-psa-audit-warn",
    title: "Namespaces should audit and warn at the level that they enforce, with pinned versions.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K5"],
    frameworks: [],
    contract:
      "Restricted: the labels audit, warn and the three -version labels of Pod Security of Namespace. Wanted: audit " +
      "and warn at least as strict as enforce, and each version pinned to v1.N. Absent levels mean privileged, " +
      "absent versions mean latest; in a patch they are not evaluated. Unknown is not evaluated.",
    rationale:
      "Warnings tell the author of a Deployment, whose pods are refused much later, and a pinned version keeps an " +
      "upgrade from changing the rules.",
    remediation: "Set audit, warn and the three versions beside enforce, or use SecureNamespace.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-admission/"],
    componentSide: "SecureNamespace sets it for every namespace that it makes.",
  },
  onResources(NAMESPACE_TYPES, ({ inputs, kubernetes }): readonly Answer[] => {
    const labels = inputs.at("metadata", "labels");
    const patch = kubernetes?.patch === true;
    const enforce = labels.at(`${PREFIX}enforce`).string();
    const strictness = enforce.state === "known" ? LEVELS.indexOf(enforce.value) : 0;
    const levels = ["audit", "warn"].map((mode): Answer => {
      const label = labels.at(PREFIX + mode);
      if (label.absent && patch) return missing(label, "", true);
      if (enforce.state === "unknown") return strictest(label, enforce);
      return expectThat(label.string(), {
        holds: (level) => LEVELS.indexOf(level) >= strictness,
        wanted: enforce.state === "known" ? `${enforce.value} or stricter` : "a level",
        absentMeans: "privileged",
      });
    });
    return [
      ...levels,
      ...MODES.map((mode) => pinned(labels.at(`${PREFIX}${mode}-version`), patch)),
    ];
  }),
);

/** The strictest level is enough whatever is enforced; which version to pin is for people to say. */
export const nsPsaAuditWarn = withRemediation(
  declared,
  setProperties(
    ["kubernetes:core/v1:Namespace"],
    ["audit", "warn"].map((mode) => ({
      path: ["metadata", "labels", PREFIX + mode],
      value: "restricted",
    })),
  ),
);

/** The strictest level is enough whatever is enforced. */
function strictest(label: Field, enforce: Reading<string> & { readonly state: "unknown" }): Answer {
  const level = label.string();
  if (level.state === "known" && level.value === "restricted") return pass;
  return notEvaluated(enforce.field, enforce.why);
}

function pinned(label: Field, patch: boolean): Answer {
  if (label.absent && patch) return missing(label, "", true);
  return expectThat(label.string(), {
    holds: (version) => /^v1\.\d+$/.test(version),
    wanted: "v1.N",
    absentMeans: "latest",
  });
}
