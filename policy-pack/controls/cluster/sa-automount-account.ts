import { SERVICE_ACCOUNT_TYPES } from "../../kernel/api-objects";
import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { missing } from "../../kernel/missing";

import { cisEks, cisKubernetes } from "../../kernel/frameworks";

export const saAutomountAccount = withRemediation(
  control(
    {
      id: "sa-automount-account",
      title: "Service accounts must not mount their token by themselves.",
      severity: "medium",
      level: "advisory",

      layer: "cluster",
      requirements: ["K4"],
      frameworks: [...cisEks(["4.1.5", "4.1.6"]), ...cisKubernetes("5.1.6")],
      contract:
        "Restricted: automountServiceAccountToken of ServiceAccount. Allowed: false. Absent means true, the default " +
        "of the platform; in a patch it is not evaluated. Unknown is not evaluated.",
      rationale:
        "A token in every pod is a credential for whoever gets into one, although few pods call the API.",
      remediation:
        "Set automountServiceAccountToken to false, and to true in the pods that call the API.",
      references: [
        "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
      ],
      componentSide:
        "SecureNamespace sets it on the service account default and on those of workloads.",
    },
    onResources(SERVICE_ACCOUNT_TYPES, ({ inputs, kubernetes }) => {
      const field = inputs.at("automountServiceAccountToken");
      if (field.absent && kubernetes?.patch === true) return missing(field, "false", true);
      return expectThat(field.boolean(), {
        holds: (mounts) => !mounts,
        wanted: "false",
        absentMeans: true,
      });
    }),
  ),
  (type, inputs) => {
    if (!SERVICE_ACCOUNT_TYPES.includes(type) || "automountServiceAccountToken" in inputs) {
      return undefined;
    }
    inputs["automountServiceAccountToken"] = false;
    return inputs;
  },
);
