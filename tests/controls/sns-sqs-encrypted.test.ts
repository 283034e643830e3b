import { snsSqsEncrypted } from "../../policy-pack/controls/cloud/sns-sqs-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sns-sqs-encrypted";

testRoom(snsSqsEncrypted, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "kmsMasterKeyId ABSENT",
      set: "kmsMasterKeyId",
      to: ABSENT,
      path: "kmsMasterKeyId",
      found: "absent",
      wanted: "a customer key",
    },
    {
      name: 'kmsMasterKeyId "alias/aws/sns"',
      set: "kmsMasterKeyId",
      to: "alias/aws/sns",
      path: "kmsMasterKeyId",
      found: '"alias/aws/sns"',
      wanted: "a customer key",
    },
  ],
  notEvaluated: [...unreadable("kmsMasterKeyId", "a text")],
});
