import { scReclaimPolicy } from "../../policy-pack/controls/cluster/sc-reclaim-policy";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/sc-reclaim-policy";

const policy = "reclaimPolicy";
const mode = "volumeBindingMode";
const purpose = '"Retain", or "Delete" on purpose';

testRoom(scReclaimPolicy, fixtures, {
  minimal,
  judged: "fast",
  passes: [{ name: "Delete on purpose", set: policy, to: "Delete" }],
  fails: [
    { name: "no policy", set: policy, to: ABSENT, path: policy, found: "absent", wanted: purpose },
    {
      name: "Immediate",
      set: mode,
      to: "Immediate",
      path: mode,
      found: '"Immediate"',
      wanted: '"WaitForFirstConsumer"',
    },
    {
      name: "no mode",
      set: mode,
      to: ABSENT,
      path: mode,
      found: 'absent (default "Immediate")',
      wanted: '"WaitForFirstConsumer"',
    },
  ],
  notEvaluated: [
    ...unreadable(policy, "a text").filter(({ name }) => !name.endsWith("a text")),
    ...unreadable(mode, "a text").filter(({ name }) => !name.endsWith("a text")),
  ],
});
