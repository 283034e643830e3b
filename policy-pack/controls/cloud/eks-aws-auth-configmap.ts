import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachProperty } from "../../kernel/each-entry";
import { attack } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";
import type { Subject } from "../../kernel/subject";

export const eksAwsAuthConfigmap = control(
  {
    id: "eks-aws-auth-configmap",
    title: "The ConfigMap aws-auth must make nobody a member of system:masters.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K2", "K3"],
    frameworks: attack("T1098.006"),
    contract:
      "Restricted: data of the ConfigMap aws-auth in kube-system, patches included. Allowed: mappings without " +
      "system:masters. Absent data map nobody. An unknown mapping is not evaluated; neither is a ConfigMap of " +
      "unknown name or namespace that names the group.",
    rationale: "Nothing holds back system:masters, and whoever edits one ConfigMap gets it.",
    remediation:
      "Use access entries, and give the role an access policy for the namespaces that it needs.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/cluster-access-management.html",
    ],
    componentSide: "none, because no component makes this ConfigMap.",
  },
  onResources(tokensOf("ConfigMap", ["core/v1"]), judge),
);

function judge(subject: Subject): Answer | readonly Answer[] {
  const { objectName, namespace } = subject;
  if (objectName.state === "known" && objectName.value !== "aws-auth") return pass;
  if (
    namespace.state !== "unknown" &&
    (namespace.state === "absent" || namespace.value !== "kube-system")
  )
    return pass;
  const answers = eachProperty(subject.inputs.at("data"), (_key, text) => {
    const mapping = text.string();
    if (mapping.state === "unknown") return notEvaluated(text, mapping.why);
    if (mapping.state === "absent" || !/\bsystem:masters\b/.test(mapping.value)) return pass;
    return violation(text, "system:masters", "groups of your own");
  });
  if (answers.every(({ status }) => status === "pass")) return pass;
  const gap = [objectName, namespace].find(({ state }) => state === "unknown");
  return gap?.state === "unknown" ? notEvaluated(gap.field, gap.why) : answers;
}
