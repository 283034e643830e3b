import { pssSysctls } from "../../policy-pack/controls/container/pss-sysctls";
import { testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pss-sysctls";

testRoom(pssSysctls, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "a safe parameter",
      set: "spec.securityContext.sysctls",
      to: [{ name: "kernel.shm_rmid_forced", value: "1" }],
    },
    {
      name: "one that came with Kubernetes 1.37",
      set: "spec.securityContext.sysctls",
      to: [{ name: "net.ipv4.tcp_notsent_lowat" }],
    },
    { name: "an empty list", set: "spec.securityContext.sysctls", to: [] },
  ],
  fails: [
    {
      name: "a parameter of the node",
      set: "spec.securityContext.sysctls",
      to: [{ name: "kernel.msgmax" }],
      path: "spec.securityContext.sysctls[0].name",
      found: '"kernel.msgmax"',
      wanted: "a parameter that is safe to set",
    },
    {
      name: "the spelling with slashes",
      set: "spec.securityContext.sysctls",
      to: [{ name: "net/ipv4/tcp_syncookies" }],
      path: "spec.securityContext.sysctls[0].name",
      found: '"net/ipv4/tcp_syncookies"',
      wanted: "a parameter that is safe to set",
    },
    {
      name: "a parameter without name",
      set: "spec.securityContext.sysctls",
      to: [{ value: "1" }],
      path: "spec.securityContext.sysctls[0].name",
      found: "absent",
      wanted: "a parameter that is safe to set",
    },
    {
      name: "the name of a property of all objects",
      set: "spec.securityContext.sysctls",
      to: [{ name: "constructor" }],
      path: "spec.securityContext.sysctls[0].name",
      found: '"constructor"',
      wanted: "a parameter that is safe to set",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.securityContext.sysctls", "a list"),
    {
      name: "an unknown name",
      set: "spec.securityContext.sysctls",
      to: [{ name: UNKNOWN }],
      path: "spec.securityContext.sysctls[0].name",
      why: "spec.securityContext.sysctls[0].name is not known during a preview",
    },
  ],
});
