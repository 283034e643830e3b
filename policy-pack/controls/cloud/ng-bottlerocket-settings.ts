import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { judgeSettings } from "../../kernel/bottlerocket-settings";
import { control, onResources, onStack } from "../../kernel/control";
import type { Field, Reading } from "../../kernel/field";
import { KARPENTER_NODE_CLASSES, LAUNCH_TEMPLATE, NODE_GROUP } from "../../kernel/node-types";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const ngBottlerocketSettings = control(
  {
    id: "ng-bottlerocket-settings",
    title: "Bottlerocket nodes must keep their kernel locked and their admin container off.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C8"],
    frameworks: [],
    contract:
      "Restricted: userData of launch templates that node groups with a Bottlerocket amiType use, and " +
      "spec.userData of node classes of Karpenter for Bottlerocket. Allowed: settings with kernel.lockdown " +
      "integrity or confidentiality, kubernetes.seccomp-default true, and no admin container. Absent is a " +
      "violation, as the image then decides. Unknown user data are not evaluated, nor are those of node " +
      "groups with an unknown amiType.",
    rationale:
      "The admin container is a root shell with SSH; without lockdown, root changes the kernel; without a " +
      "default, pods that name no seccomp profile have none.",
    remediation: "Write the three settings as TOML into the user data, base64 in launch templates.",
    references: [
      "https://bottlerocket.dev/en/os/latest/",
      "https://github.com/bottlerocket-os/bottlerocket/blob/develop/SECURITY_GUIDANCE.md",
    ],
    componentSide: "BottlerocketNodes and KarpenterNodePool write these settings.",
  },
  onStack(
    (stack) => stack.ofType(LAUNCH_TEMPLATE).filter((one) => mayBeBottlerocket(one, stack)),
    judgeTemplate,
  ),
  onResources(KARPENTER_NODE_CLASSES, judgeNodeClass),
);

/** True for a text, or for one that is not known. */
function startsWith(reading: Reading<string>, start: string): boolean {
  return (
    reading.state === "unknown" || (reading.state === "known" && reading.value.startsWith(start))
  );
}

function groupsOf(template: Subject, stack: StackIndex): readonly Reading<string>[] {
  return stack
    .ofType(NODE_GROUP)
    .filter(({ urn }) => stack.sourcesOf(urn, "launchTemplate").includes(template.urn))
    .map(({ inputs }) => inputs.at("amiType").string());
}

function mayBeBottlerocket(template: Subject, stack: StackIndex): boolean {
  return groupsOf(template, stack).some((type) => startsWith(type, "BOTTLEROCKET_"));
}

function judgeTemplate(template: Subject, stack: StackIndex): Answer | readonly Answer[] {
  const field = template.inputs.at("userData");
  const answers = judgeSettings(field, decoded(field));
  const types = groupsOf(template, stack);
  if (types.some(({ state }) => state === "known") || answers.length === 0) return found(answers);
  return notEvaluated(field, "the amiType of its node groups is not known during a preview");
}

function judgeNodeClass({ inputs, kubernetes }: Subject): Answer | readonly Answer[] {
  const spec = inputs.at("spec");
  const names = [spec.at("amiFamily"), spec.at("amiSelectorTerms", 0, "alias")].map((name) =>
    name.string(),
  );
  const known = names.filter(({ state }) => state === "known");
  if (known.length > 0 && !known.some((name) => startsWith(lowered(name), "bottlerocket")))
    return pass;
  const field = spec.at("userData");
  const answers = judgeSettings(field, field.string());
  if (answers.length === 0) return pass;
  const gap = names.find(({ state }) => state === "unknown");
  if (known.length === 0 && gap?.state === "unknown") return notEvaluated(gap.field, gap.why);
  if (known.length === 0) return pass;
  if (field.absent && kubernetes?.patch === true)
    return notEvaluated(field, "the patch does not say it");
  return answers;
}

function found(answers: readonly Answer[]): Answer | readonly Answer[] {
  return answers.length === 0 ? pass : answers;
}

function lowered(reading: Reading<string>): Reading<string> {
  return reading.state === "known" ? { ...reading, value: reading.value.toLowerCase() } : reading;
}

function decoded(field: Field): Reading<string> {
  const reading = field.string();
  if (reading.state !== "known") return reading;
  return { ...reading, value: Buffer.from(reading.value, "base64").toString("utf8") };
}
