import { whWildcardScope } from "../../policy-pack/controls/cluster/wh-wildcard-scope";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/wh-wildcard-scope";

testRoom(whWildcardScope, fixtures, {
  minimal,
  judged: "guard",

  passes: [
    { name: "no rules", set: "webhooks[0].rules", to: ABSENT },
    {
      name: "an unknown group of one resource",
      set: "webhooks[0].rules[0].apiGroups",
      to: UNKNOWN,
    },
  ],
  fails: [
    {
      name: "everything",
      set: "webhooks[0].rules[0]",
      to: { apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"] },
      path: "webhooks[0].rules[0]",
      found: "every object",
      wanted: "groups and resources by name",
    },
  ],
  notEvaluated: [
    ...unreadable("webhooks", "a list"),
    ...unreadable("webhooks[0].rules", "a list"),
    {
      name: "unknown resources of everything else",
      set: "webhooks[0].rules[0]",
      to: { apiGroups: ["*"], apiVersions: ["*"], resources: UNKNOWN },
      path: "webhooks[0].rules[0]",
      why: "its groups, versions or resources are not known",
    },
  ],
});
