import { whCaBundle } from "../../policy-pack/controls/cluster/wh-ca-bundle";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/wh-ca-bundle";

testRoom(whCaBundle, fixtures, {
  minimal,
  judged: "guard",

  passes: [
    { name: "no webhooks", set: "webhooks", to: ABSENT },
    { name: "a secret bundle", set: "webhooks[0].clientConfig.caBundle", to: secret("LS0t") },
  ],
  fails: [
    {
      name: "an absent bundle",
      set: "webhooks[0].clientConfig.caBundle",
      to: ABSENT,
      path: "webhooks[0].clientConfig.caBundle",
      found: "absent",
      wanted: "a certificate authority",
    },
    {
      name: "plain HTTP",
      set: "webhooks[0].clientConfig.url",
      to: "http://guard.example",
      path: "webhooks[0].clientConfig.url",
      found: '"http://guard.example"',
      wanted: "an address that begins with https://",
    },
  ],
  notEvaluated: [
    ...unreadable("webhooks", "a list"),
    ...unreadable("webhooks[0].clientConfig.caBundle", "a text"),
  ],
});
