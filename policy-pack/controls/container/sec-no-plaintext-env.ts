import { notEvaluated, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { attack } from "../../kernel/frameworks";
import { judgePlainText } from "../../kernel/plain-text";

export const secNoPlaintextEnv = control(
  {
    id: "sec-no-plaintext-env",
    title: "Environment variables must not hold secrets in plain text.",
    severity: "critical",
    level: "mandatory",
    layer: "container",
    requirements: ["K14"],
    frameworks: attack("T1552.007"),
    contract:
      "Restricted: env[].name and env[].value of every container. Allowed: values without the form of a key, token, " +
      "private key or address with a password, short or of low entropy, and not under the name of a secret unless they " +
      "only say where it is. Absent is allowed. Unknown is not evaluated. The finding never shows the value.",
    rationale:
      "Whoever may read the object, the repository or the state of the stack has the secret.",
    remediation:
      "Put the value into a secret store, and mount it from there; rotate it, because it has been seen.",
    references: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer(({ field, name }) =>
      eachEntry(field.at("env"), (entry) => judge(entry, name), name),
    ),
  ),
);

/** Under an unknown name a value passes when it would under any. */
const WORST_NAME = "PASSWORD";

function judge(entry: Field, container: string): Answer {
  const name = entry.at("name").string();
  const value = entry.at("value");
  const under = (text: string) => judgePlainText(text, value, { container });
  if (name.state !== "unknown") return under(name.state === "known" ? name.value : "");
  const answer = under("");
  if (answer.status !== "pass" || under(WORST_NAME).status === "pass") return answer;
  return notEvaluated(name.field, name.why, { container });
}
