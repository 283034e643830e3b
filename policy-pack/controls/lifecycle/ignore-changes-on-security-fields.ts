import { pass, violation, type Answer } from "../../kernel/answer";
import { control, onRun } from "../../kernel/control";
import type { RunView } from "../../kernel/run-view";
import type { Subject } from "../../kernel/subject";

export const ignoreChangesOnSecurityFields = control(
  {
    id: "ignore-changes-on-security-fields",
    title: "ignoreChanges must not hide what a control reads.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: the resource option ignoreChanges, of every resource that a control judges. Allowed: paths on which no " +
      "answer of a control about the resource hangs, found by judging it again with the value unknown and with the value " +
      "absent, so that the rules themselves tell. Refused as well: a path that is a wildcard alone, on a resource that " +
      "controls judge. An absent option ignores nothing; a path whose value is unknown is judged like any other.",
    rationale:
      "Pulumi keeps the old value of an ignored path, and shows the program's value to nobody: the preview passes while the " +
      "cloud stays as somebody left it.",
    remediation:
      "Take the path out of ignoreChanges, or narrow it to the property that others change.",
    references: ["https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/"],
    componentSide:
      "BottlerocketNodes ignores scalingConfig.desiredSize alone, which autoscalers change.",
  },
  onRun(
    (stack) => stack.subjects.filter(({ options }) => options.ignoreChanges.length > 0),
    (subject, _stack, _context, run) =>
      subject.options.ignoreChanges.map((path) => judge(subject, path, run)),
  ),
);

function judge(subject: Subject, path: string, run: RunView): Answer {
  const readers = run.readersOf(subject, path);
  if (readers.length === 0) return pass;
  return violation(
    `ignoreChanges[${JSON.stringify(path)}]`,
    `a path that ${readers.join(", ")} ${readers.length === 1 ? "reads" : "read"}`,
    "paths that no control reads",
  );
}
