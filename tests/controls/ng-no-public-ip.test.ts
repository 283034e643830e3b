import { ngNoPublicIp } from "../../policy-pack/controls/cloud/ng-no-public-ip";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ng-no-public-ip";

const path = "networkInterfaces[0].associatePublicIpAddress";
const wanted = '"false"';

testRoom(ngNoPublicIp, fixtures, {
  minimal,
  judged: "nodes",
  passes: [
    { name: "a secret", set: path, to: secret("false") },
    { name: "what the subnet says", set: path, to: ABSENT },
    { name: "no interfaces", set: "networkInterfaces", to: ABSENT },
  ],
  fails: [{ name: "a public address", set: path, to: "true", path, found: '"true"', wanted }],
  notEvaluated: [
    ...unreadable(path, "a text"),
    ...unreadable("networkInterfaces", "a list").filter(({ name }) => !name.endsWith("a list")),
  ],
});
