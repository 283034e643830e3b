import { iamNoUsers } from "../../policy-pack/controls/cloud/iam-no-users";
import { testRoom } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/iam-no-users";

testRoom(iamNoUsers, fixtures, {
  minimal,
  judged: "main",
});
