import { kmsRotation } from "../../policy-pack/controls/cloud/kms-rotation";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";

import { fixtures, minimal } from "./fixtures/kms-rotation";

testRoom(kmsRotation, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: 'customKeyStoreId "cks-1"', set: "customKeyStoreId", to: "cks-1" },
    { name: "rotationPeriodInDays ABSENT", set: "rotationPeriodInDays", to: ABSENT },
    { name: "customerMasterKeySpec UNKNOWN", set: "customerMasterKeySpec", to: UNKNOWN },
  ],
  fails: [
    {
      name: "enableKeyRotation false",
      set: "enableKeyRotation",
      to: false,
      path: "enableKeyRotation",
      found: "false",
      wanted: "true",
    },
    {
      name: "enableKeyRotation ABSENT",
      set: "enableKeyRotation",
      to: ABSENT,
      path: "enableKeyRotation",
      found: "absent (default false)",
      wanted: "true",
    },
    {
      name: "rotationPeriodInDays 400",
      set: "rotationPeriodInDays",
      to: 400,
      path: "rotationPeriodInDays",
      found: "400",
      wanted: "at most 365 days",
    },
  ],
  notEvaluated: [
    ...unreadable("enableKeyRotation", "true or false"),
    ...unreadable("rotationPeriodInDays", "a number"),
  ],
});
