import { ngNoSsh } from "../../policy-pack/controls/cloud/ng-no-ssh";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/ng-no-ssh";

const path = "remoteAccess.ec2SshKey";

testRoom(ngNoSsh, fixtures, {
  minimal,
  judged: "group",
  passes: [
    { name: "an empty name", set: path, to: "" },
    { name: "no remote access", set: "remoteAccess", to: ABSENT },
  ],
  fails: [{ name: "a key", set: path, to: "admin", path, found: "a key", wanted: "no key" }],
  notEvaluated: unreadable(path, "a text"),
});
