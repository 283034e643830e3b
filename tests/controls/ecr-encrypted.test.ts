import { ecrEncrypted } from "../../policy-pack/controls/cloud/ecr-encrypted";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/ecr-encrypted";

testRoom(ecrEncrypted, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "encryptionConfigurations ABSENT",
      set: "encryptionConfigurations",
      to: ABSENT,
      path: "encryptionConfigurations",
      found: "none (default AES256)",
      wanted: "a customer key",
    },
    {
      name: 'encryptionConfigurations[0].encryptionType "AES256"',
      set: "encryptionConfigurations[0].encryptionType",
      to: "AES256",
      path: "encryptionConfigurations[0].encryptionType",
      found: '"AES256"',
      wanted: '"KMS" or "KMS_DSSE"',
    },
    {
      name: "encryptionConfigurations[0].kmsKey ABSENT",
      set: "encryptionConfigurations[0].kmsKey",
      to: ABSENT,
      path: "encryptionConfigurations[0].kmsKey",
      found: "absent",
      wanted: "a customer key",
    },
  ],
  notEvaluated: [
    ...unreadable("encryptionConfigurations[0].encryptionType", "a text"),
    ...unreadable("encryptionConfigurations[0].kmsKey", "a text"),
    ...unreadable("encryptionConfigurations", "a list"),
  ],
});
