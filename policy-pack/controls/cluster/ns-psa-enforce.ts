import { NAMESPACE_TYPES } from "../../kernel/api-objects";
import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { missing } from "../../kernel/missing";

import { cisKubernetes } from "../../kernel/frameworks";
import { setProperties } from "../../kernel/property-remediation";

const LABEL = "pod-security.kubernetes.io/enforce";

const declared = control(
  {
    id: "ns-psa-enforce",
    title: "Namespaces must enforce a Pod Security level.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K5"],
    frameworks: cisKubernetes("5.2.1"),
    contract:
      "Restricted: the label pod-security.kubernetes.io/enforce of Namespace. Allowed: restricted, and baseline " +
      "where the parameter level says so. Absent means privileged, the default of the API server; in a patch it is " +
      "not evaluated. Unknown is not evaluated.",
    rationale:
      "The level is the one guard that every cluster has against pods which leave their node open.",
    remediation:
      "Label the namespace with pod-security.kubernetes.io/enforce: restricted, or use SecureNamespace.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-admission/"],
    componentSide: "SecureNamespace sets it for every namespace that it makes.",
    parameters: {
      level: {
        type: "string",
        enum: ["restricted", "baseline"],
        default: "restricted",
        description: "Weakest level that is accepted. Default: restricted.",
      },
    },
  },
  onResources(NAMESPACE_TYPES, ({ inputs, kubernetes }, { parameters }) => {
    const label = inputs.at("metadata", "labels", LABEL);
    if (label.absent && kubernetes?.patch === true) return missing(label, "", true);
    const allowed =
      parameters["level"] === "baseline" ? ["restricted", "baseline"] : ["restricted"];
    return expectThat(label.string(), {
      holds: (level) => allowed.includes(level),
      wanted: allowed.join(" or "),
      absentMeans: "privileged",
    });
  }),
);

/** Patches are left as they are: what they do not say may be said elsewhere. */
export const nsPsaEnforce = withRemediation(
  declared,
  setProperties(
    ["kubernetes:core/v1:Namespace"],
    [{ path: ["metadata", "labels", LABEL], value: "restricted" }],
  ),
);
