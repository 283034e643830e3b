import { subnetNoPublicIp } from "../../policy-pack/controls/cloud/subnet-no-public-ip";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";

import { fixtures, minimal } from "./fixtures/subnet-no-public-ip";

testRoom(subnetNoPublicIp, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "mapPublicIpOnLaunch ABSENT", set: "mapPublicIpOnLaunch", to: ABSENT }],
  fails: [
    {
      name: "mapPublicIpOnLaunch true",
      set: "mapPublicIpOnLaunch",
      to: true,
      path: "mapPublicIpOnLaunch",
      found: "true",
      wanted: "false",
    },
  ],
  notEvaluated: [...unreadable("mapPublicIpOnLaunch", "true or false")],
});
