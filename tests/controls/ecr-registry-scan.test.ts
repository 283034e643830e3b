import { ecrRegistryScan } from "../../policy-pack/controls/cloud/ecr-registry-scan";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ecr-registry-scan";

testRoom(ecrRegistryScan, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'scanType "BASIC"',
      set: "scanType",
      to: "BASIC",
      path: "scanType",
      found: '"BASIC"',
      wanted: '"ENHANCED"',
    },
    {
      name: "rules []",
      set: "rules",
      to: [],
      path: "rules",
      found: "none",
      wanted: "a rule that scans without being asked",
    },
    {
      name: 'rules[0].scanFrequency "MANUAL"',
      set: "rules[0].scanFrequency",
      to: "MANUAL",
      path: "rules[0].scanFrequency",
      found: '"MANUAL"',
      wanted: '"CONTINUOUS_SCAN" or "SCAN_ON_PUSH"',
    },
  ],
  notEvaluated: [...unreadable("scanType", "a text"), ...unreadable("rules", "a list")],
});
