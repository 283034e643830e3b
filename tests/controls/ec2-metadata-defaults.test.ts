import { ec2MetadataDefaults } from "../../policy-pack/controls/cloud/ec2-metadata-defaults";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ec2-metadata-defaults";

testRoom(ec2MetadataDefaults, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "instanceMetadataTags ABSENT", set: "instanceMetadataTags", to: ABSENT }],
  fails: [
    {
      name: 'httpTokens "optional"',
      set: "httpTokens",
      to: "optional",
      path: "httpTokens",
      found: '"optional"',
      wanted: '"required"',
    },
    {
      name: "httpTokens ABSENT",
      set: "httpTokens",
      to: ABSENT,
      path: "httpTokens",
      found: 'absent (default "no-preference")',
      wanted: '"required"',
    },
    {
      name: "httpPutResponseHopLimit 2",
      set: "httpPutResponseHopLimit",
      to: 2,
      path: "httpPutResponseHopLimit",
      found: "2",
      wanted: "1",
    },
    {
      name: 'instanceMetadataTags "enabled"',
      set: "instanceMetadataTags",
      to: "enabled",
      path: "instanceMetadataTags",
      found: '"enabled"',
      wanted: '"disabled"',
    },
  ],
  notEvaluated: [
    ...unreadable("httpTokens", "a text"),
    ...unreadable("httpPutResponseHopLimit", "a number"),
    ...unreadable("instanceMetadataTags", "a text"),
  ],
});
