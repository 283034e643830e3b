import { s3Sse } from "../../policy-pack/controls/cloud/s3-sse";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { object, root } from "../support/stack";
import { fixtures, minimal } from "./fixtures/s3-sse";

testRoom(s3Sse, fixtures, {
  minimal,
  judged: "main",
  others: [root, object("core/v1:ConfigMap", "other", {})],
  fails: [
    {
      name: 'rules[0].applyServerSideEncryptionByDefault.sseAlgorithm "AES256"',
      set: "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
      to: "AES256",
      path: "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
      found: '"AES256"',
      wanted: '"aws:kms"',
    },
    {
      name: "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId ABSENT",
      set: "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId",
      to: ABSENT,
      path: "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId",
      found: "absent",
      wanted: "a customer key",
    },
  ],
  notEvaluated: [
    ...unreadable("rules[0].applyServerSideEncryptionByDefault.sseAlgorithm", "a text"),
    ...unreadable("rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId", "a text"),
    ...unreadable("rules", "a list"),
  ],
});
