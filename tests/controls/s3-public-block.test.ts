import { s3PublicBlock } from "../../policy-pack/controls/cloud/s3-public-block";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/s3-public-block";

testRoom(s3PublicBlock, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "blockPublicAcls false",
      set: "blockPublicAcls",
      to: false,
      path: "blockPublicAcls",
      found: "false",
      wanted: "true",
    },
    {
      name: "blockPublicPolicy false",
      set: "blockPublicPolicy",
      to: false,
      path: "blockPublicPolicy",
      found: "false",
      wanted: "true",
    },
    {
      name: "ignorePublicAcls false",
      set: "ignorePublicAcls",
      to: false,
      path: "ignorePublicAcls",
      found: "false",
      wanted: "true",
    },
    {
      name: "restrictPublicBuckets false",
      set: "restrictPublicBuckets",
      to: false,
      path: "restrictPublicBuckets",
      found: "false",
      wanted: "true",
    },
  ],
  notEvaluated: [
    ...unreadable("blockPublicAcls", "true or false"),
    ...unreadable("blockPublicPolicy", "true or false"),
  ],
});
