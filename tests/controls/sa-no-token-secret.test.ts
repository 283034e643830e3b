import { saNoTokenSecret } from "../../policy-pack/controls/cluster/sa-no-token-secret";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sa-no-token-secret";

const wanted = "a projected token in its place";

testRoom(saNoTokenSecret, fixtures, {
  minimal,
  judged: "token",
  passes: [
    { name: "an absent type", set: "type", to: ABSENT },
    { name: "another type", set: "type", to: "kubernetes.io/tls" },
  ],
  fails: [
    {
      name: "a token",
      set: "type",
      to: "kubernetes.io/service-account-token",
      path: "type",
      found: '"kubernetes.io/service-account-token"',
      wanted,
    },
  ],
  notEvaluated: [...unreadable("type", "a text")],
});
