import { crdStructural } from "../../policy-pack/controls/cluster/crd-structural";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/crd-structural";

testRoom(crdStructural, fixtures, {
  minimal,
  judged: "widgets",

  passes: [
    { name: "no versions", set: "spec.versions", to: ABSENT },
    { name: "no conversion", set: "spec.conversion", to: { strategy: "None" } },
  ],
  fails: [
    {
      name: "no schema",
      set: "spec.versions[0].schema",
      to: ABSENT,
      path: "spec.versions[0].schema.openAPIV3Schema",
      found: "absent",
      wanted: "a schema",
    },
    {
      name: "unknown fields",
      set: "spec.preserveUnknownFields",
      to: true,
      path: "spec.preserveUnknownFields",
      found: "true",
      wanted: "false",
    },
    {
      name: "a conversion without a CA",
      set: "spec.conversion",
      to: { strategy: "Webhook" },
      path: "spec.conversion.webhook.clientConfig.caBundle",
      found: "absent",
      wanted: "a certificate authority",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.versions", "a list"),
    {
      name: "unknown spec.versions[0].schema.openAPIV3Schema",
      set: "spec.versions[0].schema.openAPIV3Schema",
      to: UNKNOWN,
      path: "spec.versions[0].schema.openAPIV3Schema",
      why: "spec.versions[0].schema.openAPIV3Schema is not known during a preview",
    },
    ...unreadable("spec.preserveUnknownFields", "true or false"),
  ],
});
