import { type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { gapInPatch } from "../../kernel/missing";
import { podTypesOf } from "../../kernel/pod-templates";

export const jobTtlDeadline = control(
  {
    id: "job-ttl-deadline",
    title: "Jobs must be cleaned up, and CronJobs must not pile up.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["K6"],
    frameworks: [],
    contract:
      "Restricted: ttlSecondsAfterFinished of Jobs; startingDeadlineSeconds and concurrencyPolicy of CronJobs. Wanted: a " +
      "number for each, and Forbid or Replace. Absent numbers are violations, an absent policy means Allow; in a patch " +
      "none is evaluated. Unknown is not evaluated.",
    rationale:
      "Finished pods and runs that overtake each other fill quotas, until nothing else is scheduled.",
    remediation:
      "Set ttlSecondsAfterFinished on Jobs; startingDeadlineSeconds and concurrencyPolicy Forbid on CronJobs.",
    references: ["https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/"],
    componentSide: "none, because no component makes a job.",
  },
  onResources(podTypesOf("Job"), ({ inputs, kubernetes }) =>
    isSet(inputs.at("spec", "ttlSecondsAfterFinished"), kubernetes?.patch === true),
  ),
  onResources(podTypesOf("CronJob"), ({ inputs, kubernetes }) => {
    const patch = kubernetes?.patch === true;
    const policy = inputs.at("spec", "concurrencyPolicy");
    return [
      isSet(inputs.at("spec", "startingDeadlineSeconds"), patch),
      expectThat(policy.string(), {
        holds: (text) => text === "Forbid" || text === "Replace",
        wanted: '"Forbid" or "Replace"',
        absentMeans: "Allow",
        ...gapInPatch(policy, patch),
      }),
    ];
  }),
);

function isSet(field: Field, patch: boolean): Answer {
  return expectThat(field.number(), {
    holds: () => true,
    wanted: "a number of seconds",
    ...gapInPatch(field, patch),
  });
}
