import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

/** The program by itself, by its path, or as a word of a shell's script. */
const SUDO = /(?:^|[\s;&|("'/])sudo(?:$|[\s;&|)"'])/;

export const podNoSudoEntrypoint = control(
  {
    id: "pod-no-sudo-entrypoint",
    title: "Containers must not start through sudo.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: [],
    contract:
      "Restricted: command and args of every container. Allowed: entries without sudo, by itself or in a script. Absent " +
      "is allowed. Unknown is not evaluated.",
    rationale:
      "sudo in an image means that its user can become root, against what the pod declares.",
    remediation: "Run the program as the user that it needs, and remove sudo from the image.",
    references: [
      "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer(({ field, name }) =>
      ["command", "args"].flatMap((key) =>
        eachEntry(
          field.at(key),
          (entry) =>
            expectThat(entry.string(), {
              holds: (text) => !SUDO.test(text),
              wanted: "the program itself",
              absentMeans: "",
              container: name,
            }),
          name,
        ),
      ),
    ),
  ),
);
