import { pssSelinux } from "../../policy-pack/controls/container/pss-selinux";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pss-selinux";

testRoom(pssSelinux, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "a type for containers",
      set: "spec.containers[0].securityContext.seLinuxOptions",
      to: { type: "container_init_t" },
    },
    { name: "a level", set: "spec.securityContext.seLinuxOptions", to: { level: "s0:c1,c2" } },
    {
      name: "a type that came with Kubernetes 1.31",
      set: "spec.containers[0].securityContext.seLinuxOptions",
      to: { type: "container_engine_t" },
    },
  ],
  fails: [
    {
      name: "an unconfined type",
      set: "spec.containers[0].securityContext.seLinuxOptions.type",
      to: "spc_t",
      path: "spec.containers[0].securityContext.seLinuxOptions.type",
      found: '"spc_t"',
      wanted: "a type for containers",
    },
    {
      name: "a type of the pod",
      set: "spec.securityContext.seLinuxOptions.type",
      to: "init_t",
      path: "spec.securityContext.seLinuxOptions.type",
      found: '"init_t"',
      wanted: "a type for containers",
    },
    {
      name: "a user",
      set: "spec.containers[0].securityContext.seLinuxOptions.user",
      to: "system_u",
      path: "spec.containers[0].securityContext.seLinuxOptions.user",
      found: '"system_u"',
      wanted: "nothing",
    },
    {
      name: "a role of the pod",
      set: "spec.securityContext.seLinuxOptions.role",
      to: "sysadm_r",
      path: "spec.securityContext.seLinuxOptions.role",
      found: '"sysadm_r"',
      wanted: "nothing",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.seLinuxOptions.type", "a text"),
    ...unreadable("spec.securityContext.seLinuxOptions.user", "a text"),
    ...unreadable("spec.securityContext.seLinuxOptions.role", "a text"),
  ],
});
