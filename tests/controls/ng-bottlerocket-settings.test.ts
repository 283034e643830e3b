import { ngBottlerocketSettings } from "../../policy-pack/controls/cloud/ng-bottlerocket-settings";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { secret, UNKNOWN, type Stack } from "../support/stack";
import {
  encoded,
  fixtures,
  minimal,
  nodeClass,
  OPEN,
  SETTINGS,
  template,
} from "./fixtures/ng-bottlerocket-settings";

const path = "userData";
const locked = { path, found: "no kernel lockdown", wanted: 'kernel.lockdown = "integrity"' };

testRoom(ngBottlerocketSettings, fixtures, {
  minimal,
  judged: "nodes",
  passes: [
    { name: "a secret", set: path, to: secret(encoded(SETTINGS)) },
    {
      name: "quoted keys",
      set: path,
      to: encoded(SETTINGS.replace("seccomp-default", '"seccomp-default"')),
    },
  ],
  fails: [
    {
      name: "no lockdown",
      set: path,
      to: encoded(SETTINGS.replace("integrity", "none")),
      ...locked,
    },
    {
      name: "an admin container",
      set: path,
      to: encoded(OPEN),
      path,
      found: "an admin container",
      wanted: "host-containers.admin.enabled = false",
    },
    {
      name: "no user data",
      set: path,
      to: ABSENT,
      path,
      found: "absent",
      wanted: "settings with kernel.lockdown and kubernetes.seccomp-default",
    },
  ],
  notEvaluated: unreadable(path, "a text").filter(({ name }) => !name.endsWith("a text")),
});

test("judges what may be Bottlerocket only", () => {
  const verdict = (stack: Stack) => verdictOf(ngBottlerocketSettings, stack);
  expect(verdict(template(encoded(OPEN), "AL2023_x86_64_STANDARD"))).toBe("notApplicable");
  expect(verdict(template(encoded(OPEN), UNKNOWN))).toBe("notEvaluated");
  expect(verdict(template(encoded(SETTINGS), UNKNOWN))).toBe("pass");
  expect(verdict(nodeClass(OPEN, UNKNOWN))).toBe("notEvaluated");
  const patch = nodeClass(undefined).map((one) => ({ ...one, type: `${one.type}Patch` }));
  expect(verdict(patch)).toBe("notEvaluated");
});
