import { guarddutyEks } from "../../policy-pack/controls/cloud/guardduty-eks";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/guardduty-eks";

testRoom(guarddutyEks, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "enable ABSENT", set: "enable", to: ABSENT }],
  fails: [
    {
      name: "enable false",
      set: "enable",
      to: false,
      path: "enable",
      found: "false",
      wanted: "true",
    },
    {
      name: "findingPublishingFrequency ABSENT",
      set: "findingPublishingFrequency",
      to: ABSENT,
      path: "findingPublishingFrequency",
      found: 'absent (default "SIX_HOURS")',
      wanted: '"FIFTEEN_MINUTES"',
    },
  ],
  notEvaluated: [
    ...unreadable("enable", "true or false"),
    ...unreadable("findingPublishingFrequency", "a text"),
  ],
});
