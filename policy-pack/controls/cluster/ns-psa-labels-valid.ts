import { pass, violation } from "../../kernel/answer";
import { NAMESPACE_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachProperty } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

const PREFIX = "pod-security.kubernetes.io/";
const MODES = ["enforce", "audit", "warn"];
const LEVELS = ["privileged", "baseline", "restricted"];
/** As k8s.io/pod-security-admission/api ParseVersion reads it. */
const VERSION = /^(latest|v1\.([1-9]\d*|0))$/;

export const nsPsaLabelsValid = control(
  {
    id: "ns-psa-labels-valid",
    title: "Pod Security labels must be ones that the API server reads.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K5"],
    frameworks: [],
    contract:
      "Restricted: the labels below pod-security.kubernetes.io/ of Namespace. Allowed: enforce, audit and warn with " +
      "privileged, baseline or restricted, and their -version with latest or v1.N. Absent labels are left to " +
      "ns-psa-enforce. Unknown labels and values are not evaluated.",
    rationale:
      "The API server refuses a wrong value on creation, and reads it as privileged on a namespace that has it " +
      "already.",
    remediation: "Correct the label.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-admission/"],
    componentSide: "SecureNamespace sets it for every namespace that it makes.",
  },
  onResources(NAMESPACE_TYPES, ({ inputs }) =>
    eachProperty(inputs.at("metadata", "labels"), (key, label) => {
      if (!key.startsWith(PREFIX)) return pass;
      const mode = key.slice(PREFIX.length);
      const isLevel = MODES.includes(mode);
      const isVersion = MODES.some((one) => mode === `${one}-version`);
      if (!isLevel && !isVersion) return violation(label, "an unknown mode", MODES.join(", "));
      return expectThat(label.string(), {
        holds: (value) => (isLevel ? LEVELS.includes(value) : VERSION.test(value)),
        wanted: isLevel ? LEVELS.join(", ") : "latest or v1.N",
      });
    }),
  ),
);
