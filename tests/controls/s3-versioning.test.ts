import { s3Versioning } from "../../policy-pack/controls/cloud/s3-versioning";
import { testRoom, unreadable } from "../support/control-harness";

import { object, root } from "../support/stack";
import { fixtures, minimal } from "./fixtures/s3-versioning";

testRoom(s3Versioning, fixtures, {
  minimal,
  judged: "main",
  others: [root, object("core/v1:ConfigMap", "other", {})],
  fails: [
    {
      name: 'versioningConfiguration.status "Suspended"',
      set: "versioningConfiguration.status",
      to: "Suspended",
      path: "versioningConfiguration.status",
      found: '"Suspended"',
      wanted: '"Enabled"',
    },
  ],
  notEvaluated: [...unreadable("versioningConfiguration.status", "a text")],
});
