import { pssHostProcess } from "../../policy-pack/controls/container/pss-host-process";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pss-host-process";

testRoom(pssHostProcess, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "false in the container",
      set: "spec.containers[0].securityContext.windowsOptions.hostProcess",
      to: false,
    },
    { name: "false in the pod", set: "spec.securityContext.windowsOptions.hostProcess", to: false },
    {
      name: "options without it",
      set: "spec.containers[0].securityContext.windowsOptions",
      to: {},
    },
  ],
  fails: [
    {
      name: "a HostProcess container",
      set: "spec.containers[0].securityContext.windowsOptions.hostProcess",
      to: true,
      path: "spec.containers[0].securityContext.windowsOptions.hostProcess",
      found: "true",
      wanted: "false",
    },
    {
      name: "a HostProcess pod",
      set: "spec.securityContext.windowsOptions.hostProcess",
      to: true,
      path: "spec.securityContext.windowsOptions.hostProcess",
      found: "true",
      wanted: "false",
    },
    {
      name: "an init container",
      set: "spec.initContainers",
      to: [{ securityContext: { windowsOptions: { hostProcess: true } } }],
      path: "spec.initContainers[0].securityContext.windowsOptions.hostProcess",
      found: "true",
      wanted: "false",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.windowsOptions.hostProcess", "true or false"),
    ...unreadable("spec.securityContext.windowsOptions.hostProcess", "true or false"),
  ],
});
