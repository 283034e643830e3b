import { whNoSelfLockout } from "../../policy-pack/controls/cluster/wh-no-self-lockout";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/wh-no-self-lockout";

testRoom(whNoSelfLockout, fixtures, {
  minimal,
  judged: "guard",

  passes: [
    { name: "rules for other objects", set: "webhooks[0].rules[0].resources", to: ["deployments"] },
    { name: "no webhooks", set: "webhooks", to: ABSENT },
  ],
  fails: [
    {
      name: "no selector",
      set: "webhooks[0].namespaceSelector",
      to: ABSENT,
      path: "webhooks[0].namespaceSelector",
      found: "pods of kube-system",
      wanted: "a selector that leaves that namespace out",
    },
    {
      name: "its own namespace",
      set: "webhooks[0].clientConfig.service.namespace",
      to: "policy",
      path: "webhooks[0].namespaceSelector",
      found: "pods of policy",
      wanted: "a selector that leaves that namespace out",
    },
  ],
  notEvaluated: [
    ...unreadable("webhooks", "a list"),
    {
      name: "an unknown selector",
      set: "webhooks[0].namespaceSelector",
      to: UNKNOWN,
      path: "webhooks[0].namespaceSelector",
      why: "the rules or the selector are not known",
    },
    {
      name: "expressions",
      set: "webhooks[0]",
      to: {
        rules: [{ apiGroups: [""], resources: ["pods"] }],
        matchConditions: [{ expression: "true" }],
      },
      path: "webhooks[0].matchConditions",
      why: "its expressions may leave them out",
    },
  ],
});
