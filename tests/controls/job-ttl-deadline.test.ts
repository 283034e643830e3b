import { jobTtlDeadline } from "../../policy-pack/controls/container/job-ttl-deadline";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { object } from "../support/stack";
import { fixtures, minimal } from "./fixtures/job-ttl-deadline";

const deadline = "spec.startingDeadlineSeconds";
const policy = "spec.concurrencyPolicy";

testRoom(jobTtlDeadline, fixtures, {
  minimal,
  judged: "report",
  passes: [{ name: "Replace", set: policy, to: "Replace" }],
  fails: [
    {
      name: "no deadline",
      set: deadline,
      to: ABSENT,
      path: deadline,
      found: "absent",
      wanted: "a number of seconds",
    },
    {
      name: "no policy",
      set: policy,
      to: ABSENT,
      path: policy,
      found: 'absent (default "Allow")',
      wanted: '"Forbid" or "Replace"',
    },
  ],
  notEvaluated: [
    ...unreadable(deadline, "a number"),
    ...unreadable(policy, "a text").filter(({ name }) => !name.endsWith("a text")),
  ],
});

test("a Job needs its time to live", () => {
  const { findings } = judge([object("batch/v1:Job", "a", {})], {
    controls: [jobTtlDeadline],
  }).evaluations;
  expect(findings).toMatchObject([{ path: "spec.ttlSecondsAfterFinished", found: "absent" }]);
});
