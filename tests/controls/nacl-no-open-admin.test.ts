import { naclNoOpenAdmin } from "../../policy-pack/controls/cloud/nacl-no-open-admin";
import { testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/nacl-no-open-admin";

testRoom(naclNoOpenAdmin, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "ingress[0] changed",
      set: "ingress[0]",
      to: { ruleNo: 1, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0" },
      path: "ingress[0]",
      found: "an entry that allows it",
      wanted: "no administration from or to the internet",
    },
  ],
  notEvaluated: [...unreadable("ingress", "a list")],
});
