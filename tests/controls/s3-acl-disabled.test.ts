import { s3AclDisabled } from "../../policy-pack/controls/cloud/s3-acl-disabled";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/s3-acl-disabled";

testRoom(s3AclDisabled, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: 'rule.objectOwnership "ObjectWriter"',
      set: "rule.objectOwnership",
      to: "ObjectWriter",
      path: "rule.objectOwnership",
      found: '"ObjectWriter"',
      wanted: '"BucketOwnerEnforced"',
    },
  ],
  notEvaluated: [...unreadable("rule.objectOwnership", "a text")],
});
