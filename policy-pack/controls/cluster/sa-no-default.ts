import { violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { missing } from "../../kernel/missing";

import { cisEks, cisKubernetes } from "../../kernel/frameworks";

export const saNoDefault = control(
  {
    id: "sa-no-default",
    title: "Pods should have a service account of their own.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K4"],
    frameworks: [...cisEks(["4.1.5", "5.2.1"]), ...cisKubernetes("5.1.5")],
    contract:
      "Restricted: serviceAccountName of pods. Allowed: a name other than default. Absent means default; the " +
      "deprecated field serviceAccount does not replace it. In a patch absence is not evaluated. Unknown is not " +
      "evaluated.",
    rationale:
      "What is bound to default reaches every pod that names nothing, and the audit log cannot tell workloads " +
      "apart.",
    remediation: "Make a ServiceAccount for the workload, and name it in serviceAccountName.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods(({ spec, patch }) => {
    const field = spec.at("serviceAccountName");
    if (field.absent && patch) return missing(field, "", true);
    const older = spec.at("serviceAccount").string();
    if (field.absent && older.state === "known" && older.value !== "default") {
      return violation(older.field, "the deprecated field alone", "serviceAccountName");
    }
    return expectThat(field.string(), {
      holds: (name) => name !== "" && name !== "default",
      wanted: "a service account of its own",
      absentMeans: "default",
    });
  }),
);
