import { pssApparmor } from "../../policy-pack/controls/container/pss-apparmor";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { ANNOTATION, fixtures, minimal } from "./fixtures/pss-apparmor";

testRoom(pssApparmor, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "the profile of the runtime",
      set: "spec.containers[0].securityContext.appArmorProfile",
      to: { type: "RuntimeDefault" },
    },
    {
      name: "a profile of the node",
      set: "spec.securityContext.appArmorProfile",
      to: { type: "Localhost", localhostProfile: "web" },
    },
    {
      name: "an annotation of something else",
      set: "metadata.annotations",
      to: { web: "unconfined" },
    },
    { name: "no annotations", set: "metadata.annotations", to: ABSENT },
  ],
  fails: [
    {
      name: "an unconfined container",
      set: "spec.containers[0].securityContext.appArmorProfile.type",
      to: "Unconfined",
      path: "spec.containers[0].securityContext.appArmorProfile.type",
      found: '"Unconfined"',
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "an unconfined pod",
      set: "spec.securityContext.appArmorProfile.type",
      to: "Unconfined",
      path: "spec.securityContext.appArmorProfile.type",
      found: '"Unconfined"',
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "a profile without type",
      set: "spec.containers[0].securityContext.appArmorProfile",
      to: {},
      path: "spec.containers[0].securityContext.appArmorProfile.type",
      found: "absent",
      wanted: "RuntimeDefault or Localhost",
    },
    {
      name: "an unconfined annotation",
      set: "metadata.annotations",
      to: { [ANNOTATION]: "unconfined" },
      path: `metadata.annotations["${ANNOTATION}"]`,
      found: '"unconfined"',
      wanted: "runtime/default or localhost/<profile>",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.appArmorProfile.type", "a text"),
    ...unreadable("spec.securityContext.appArmorProfile.type", "a text"),
    ...unreadable("metadata.annotations", "an object"),
  ],
});
