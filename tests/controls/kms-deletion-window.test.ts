import { kmsDeletionWindow } from "../../policy-pack/controls/cloud/kms-deletion-window";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/kms-deletion-window";

testRoom(kmsDeletionWindow, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "deletionWindowInDays ABSENT", set: "deletionWindowInDays", to: ABSENT }],
  fails: [
    {
      name: "deletionWindowInDays 7",
      set: "deletionWindowInDays",
      to: 7,
      path: "deletionWindowInDays",
      found: "7",
      wanted: "30 days or more",
    },
  ],
  notEvaluated: [...unreadable("deletionWindowInDays", "a number")],
});
