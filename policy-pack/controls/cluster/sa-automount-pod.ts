import { notEvaluated, pass } from "../../kernel/answer";
import { control, onPods, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { missing } from "../../kernel/missing";

import { cisEks, cisKubernetes, nsaCisa } from "../../kernel/frameworks";
import { setInPodSpec } from "../../kernel/pod-remediation";

const declared = control(
  {
    id: "sa-automount-pod",
    title: "Pods that do not call the API should have no token.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K4", "D5"],
    frameworks: [...cisEks(["4.1.6"]), ...cisKubernetes("5.1.6"), ...nsaCisa("1.11")],
    contract:
      "Restricted: automountServiceAccountToken of pods. Allowed: false, and any value where serviceAccountName is " +
      "in the parameter apiClients. Absent means that the service account decides, whose default is true; in a " +
      "patch it is not evaluated. Unknown is not evaluated.",
    rationale: "A token in a pod is a credential for whoever gets into it.",
    remediation:
      "Set automountServiceAccountToken to false, or list the service account of a client of the API.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    ],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      apiClients: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "Names of service accounts whose pods call the API. Default: none.",
      },
    },
  },
  onPods(({ spec, patch }, { parameters }) => {
    const account = spec.at("serviceAccountName").string();
    const field = spec.at("automountServiceAccountToken");
    const { apiClients } = parameters;
    const clients: readonly unknown[] = Array.isArray(apiClients) ? apiClients : [];
    if (account.state === "known" && clients.includes(account.value)) return pass;
    if (account.state === "unknown" && clients.length > 0) {
      return notEvaluated(account.field, account.why);
    }
    if (field.absent && patch) return missing(field, "false", true);
    return expectThat(field.boolean(), {
      holds: (mounts) => !mounts,
      wanted: "false",
      absentMeans: true,
    });
  }),
);

/** Pods with a service account of their own may be clients of the API. */
export const saAutomountPod = withRemediation(
  declared,
  setInPodSpec("automountServiceAccountToken", false, (spec) => !("serviceAccountName" in spec)),
);
