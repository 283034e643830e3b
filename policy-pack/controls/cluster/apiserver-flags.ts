import { addObjections, pass, type Answer } from "../../kernel/answer";
import {
  decidesAnonymous,
  judgeAuthentication,
  judgeAuthorization,
} from "../../kernel/api-server-documents";
import { API_SERVER_FLAGS } from "../../kernel/api-server-flags";
import { control, onStack } from "../../kernel/control";
import { documentsIn, documentsOfKind, holdersOf } from "../../kernel/control-plane-documents";
import { programsIn, startersOf } from "../../kernel/control-plane-programs";
import {
  clausesOf,
  describeRows,
  elsewhere,
  explainRows,
  judgeFlags,
  type Instead,
} from "../../kernel/flag-rows";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";
import type { StackIndex } from "../../kernel/stack-index";

const AUTHENTICATION = "AuthenticationConfiguration";
const AUTHORIZATION = "AuthorizationConfiguration";

export const apiserverFlags = control(
  {
    id: "apiserver-flags",
    title: "A kube-apiserver that one runs must start with hardened flags.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K1", "K3", "C4"],
    frameworks: clausesOf(API_SERVER_FLAGS),
    contract: `Restricted: flags of kube-apiserver in pods of kube-system (command and args, also behind a launcher or in a shell; repeated flags count as the program counts them), extraArgs of ClusterConfigurations of kubeadm above its own flags, and files of kinds ${AUTHENTICATION} and ${AUTHORIZATION}. ${IN_USER_DATA} Allowed: ${describeRows(API_SERVER_FLAGS)}. Numbers are clauses of the CIS Kubernetes Benchmark 1.12.0; 1.2.9, 1.2.11 and 1.2.20 are left to the operator, 1.2.16, 1.2.27 and 1.2.28 to other controls. Since 1.32 a file of --authentication-config may allow anonymous requests for /livez, /readyz and /healthz instead, since 1.30 one of --authorization-config may list Node and RBAC; a file that is not in the stack is not evaluated. Absent flags have the default of the program. Unknown words are not evaluated.`,
    rationale: explainRows(API_SERVER_FLAGS),
    remediation:
      "Set the flags that the finding lists in the static pod, or in extraArgs of kubeadm; SelfManagedControlPlane writes all of them.",
    references: [
      "https://www.cisecurity.org/benchmark/kubernetes",
      "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    ],
    componentSide: "SelfManagedControlPlane writes the static pod with these flags.",
  },
  onStack(
    (stack) => startersOf(stack, "kube-apiserver"),
    (subject, stack, { targetVersion }) =>
      programsIn(subject, "kube-apiserver").flatMap((program) =>
        judgeFlags(API_SERVER_FLAGS, program, targetVersion, fileIn(stack)),
      ),
  ),
  onStack(
    (stack) => holdersOf(stack, AUTHENTICATION, AUTHORIZATION),
    (subject) => {
      const found: Answer[] = [];
      for (const one of documentsIn(subject, AUTHENTICATION)) {
        addObjections(found, judgeAuthentication(one));
      }
      for (const one of documentsIn(subject, AUTHORIZATION)) {
        addObjections(found, judgeAuthorization(one));
      }
      return found;
    },
  ),
  UNREAD_MACHINES,
);

/** A file that the stack holds is judged where it stands; one that leaves out who is anonymous leaves it to the flag. */
function fileIn(stack: StackIndex): Instead {
  return (flag, program) => {
    if (flag === "authorization-config") {
      return documentsOfKind(stack, AUTHORIZATION).length > 0 ? pass : elsewhere(flag, program);
    }
    if (flag !== "authentication-config") return pass;
    const files = documentsOfKind(stack, AUTHENTICATION);
    if (files.length === 0) return elsewhere(flag, program);
    return decidesAnonymous(files) ? pass : undefined;
  };
}
