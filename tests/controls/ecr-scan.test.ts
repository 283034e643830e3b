import { ecrScan } from "../../policy-pack/controls/cloud/ecr-scan";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ecr-scan";

testRoom(ecrScan, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "imageScanningConfiguration.scanOnPush false",
      set: "imageScanningConfiguration.scanOnPush",
      to: false,
      path: "imageScanningConfiguration.scanOnPush",
      found: "false",
      wanted: "true",
    },
    {
      name: "imageScanningConfiguration ABSENT",
      set: "imageScanningConfiguration",
      to: ABSENT,
      path: "imageScanningConfiguration.scanOnPush",
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("imageScanningConfiguration.scanOnPush", "true or false")],
});
