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
      name: "a key of AWS",
      set: "serverSideEncryption.keyType",
      to: "AWS_OWNED_CMK",
      path: "serverSideEncryption.keyType",
      found: '"AWS_OWNED_CMK"',
      wanted: '"CUSTOMER_MANAGED_CMK"',
    },
    {
      name: "no type of key",
      set: "serverSideEncryption.keyType",
      to: ABSENT,
      path: "serverSideEncryption.keyType",
      found: 'absent (default "AWS_OWNED_CMK")',
      wanted: '"CUSTOMER_MANAGED_CMK"',
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
    ...unreadable("serverSideEncryption.keyType", "a text"),
    ...unreadable("extendedS3Configuration.kmsKeyArn", "a text"),
  ],
});
