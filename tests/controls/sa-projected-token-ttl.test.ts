import { saProjectedTokenTtl } from "../../policy-pack/controls/cluster/sa-projected-token-ttl";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sa-projected-token-ttl";

testRoom(saProjectedTokenTtl, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "an absent life",
      set: "spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds",
      to: ABSENT,
    },
    { name: "no volumes", set: "spec.volumes", to: ABSENT },
    {
      name: "a source of another kind",
      set: "spec.volumes[0].projected.sources[0]",
      to: { configMap: {} },
    },
  ],
  fails: [
    {
      name: "a long life",
      set: "spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds",
      to: 7200,
      path: "spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds",
      found: "7200",
      wanted: "3600 or less",
    },
    {
      name: "an absent audience",
      set: "spec.volumes[0].projected.sources[0].serviceAccountToken.audience",
      to: ABSENT,
      path: "spec.volumes[0].projected.sources[0].serviceAccountToken.audience",
      found: "absent",
      wanted: "the service that takes the token",
    },
  ],
  notEvaluated: [
    ...unreadable(
      "spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds",
      "a number",
    ),
    ...unreadable("spec.volumes[0].projected.sources[0].serviceAccountToken.audience", "a text"),
    ...unreadable("spec.volumes", "a list"),
  ],
});
