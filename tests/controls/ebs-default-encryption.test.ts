import { ebsDefaultEncryption } from "../../policy-pack/controls/cloud/ebs-default-encryption";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ebs-default-encryption";

testRoom(ebsDefaultEncryption, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "encrypted ABSENT",
      set: "encrypted",
      to: ABSENT,
      path: "encrypted",
      found: "absent (default false)",
      wanted: "true",
    },
    {
      name: "kmsKeyId ABSENT",
      set: "kmsKeyId",
      to: ABSENT,
      path: "kmsKeyId",
      found: "absent",
      wanted: "a customer key",
    },
    {
      name: "encrypted false",
      set: "encrypted",
      to: false,
      path: "encrypted",
      found: "false",
      wanted: "true",
    },
  ],
  notEvaluated: [...unreadable("encrypted", "true or false"), ...unreadable("kmsKeyId", "a text")],
});
