import { firehoseEncrypted } from "../../policy-pack/controls/cloud/firehose-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/firehose-encrypted";

testRoom(firehoseEncrypted, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "kinesisSourceConfiguration {}", set: "kinesisSourceConfiguration", to: {} }],
  fails: [
    {
      name: "serverSideEncryption.enabled false",
      set: "serverSideEncryption.enabled",
      to: false,
      path: "serverSideEncryption.enabled",
      found: "false",
      wanted: "true",
    },
    {
      name: "extendedS3Configuration.kmsKeyArn ABSENT",
      set: "extendedS3Configuration.kmsKeyArn",
      to: ABSENT,
      path: "extendedS3Configuration.kmsKeyArn",
      found: "absent",
      wanted: "a customer key",
    },
  ],
  notEvaluated: [
    ...unreadable("serverSideEncryption.enabled", "true or false"),
    ...unreadable("extendedS3Configuration.kmsKeyArn", "a text"),
  ],
});
