import { sgDescription } from "../../policy-pack/controls/cloud/sg-description";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/sg-description";

testRoom(sgDescription, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "description ABSENT",
      set: "description",
      to: ABSENT,
      path: "description",
      found: "absent",
      wanted: "a description",
    },
    {
      name: 'ingress[0].description ""',
      set: "ingress[0].description",
      to: "",
      path: "ingress[0].description",
      found: '""',
      wanted: "a description",
    },
  ],
  notEvaluated: [...unreadable("description", "a text"), ...unreadable("ingress", "a list")],
});
