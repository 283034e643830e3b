import { pssCapabilitiesBaseline } from "../../policy-pack/controls/container/pss-capabilities-baseline";
import { testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { onePod } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/pss-capabilities-baseline";

testRoom(pssCapabilitiesBaseline, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "usual capabilities",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["AUDIT_WRITE", "SYS_CHROOT", "KILL"],
    },
    {
      name: "dropped capabilities alone",
      set: "spec.containers[0].securityContext.capabilities",
      to: { drop: ["ALL"] },
    },
    { name: "an empty list", set: "spec.containers[0].securityContext.capabilities.add", to: [] },
  ],
  fails: [
    {
      name: "a further capability",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["CHOWN", "SYS_ADMIN"],
      path: "spec.containers[0].securityContext.capabilities.add[1]",
      found: '"SYS_ADMIN"',
      wanted: "a capability that runtimes give by default",
    },
    {
      name: "the spelling of the kernel",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["CAP_CHOWN"],
      path: "spec.containers[0].securityContext.capabilities.add[0]",
      found: '"CAP_CHOWN"',
      wanted: "a capability that runtimes give by default",
    },
    {
      name: "lower case",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["chown"],
      path: "spec.containers[0].securityContext.capabilities.add[0]",
      found: '"chown"',
      wanted: "a capability that runtimes give by default",
    },
    {
      name: "all of them",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["ALL"],
      path: "spec.containers[0].securityContext.capabilities.add[0]",
      found: '"ALL"',
      wanted: "a capability that runtimes give by default",
    },
    {
      name: "an empty capability",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: [null],
      path: "spec.containers[0].securityContext.capabilities.add[0]",
      found: "absent",
      wanted: "a capability that runtimes give by default",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.containers[0].securityContext.capabilities.add", "a list"),
    {
      name: "an unknown capability",
      set: "spec.containers[0].securityContext.capabilities.add",
      to: ["CHOWN", UNKNOWN],
      path: "spec.containers[0].securityContext.capabilities.add[1]",
      why: "spec.containers[0].securityContext.capabilities.add[1] is not known during a preview",
    },
  ],
});

test("leaves pods of a restricted namespace to pss-capabilities-restricted from Kubernetes 1.22", () => {
  const stack = (version: string) => [
    namespaceAt("restricted", version),
    ...onePod({ securityContext: { capabilities: { add: ["SYS_ADMIN"] } } }),
  ];
  expect(verdictOf(pssCapabilitiesBaseline, stack("v1.22"))).toBe("pass");
  expect(verdictOf(pssCapabilitiesBaseline, stack("v1.21"))).toBe("violation");
});
