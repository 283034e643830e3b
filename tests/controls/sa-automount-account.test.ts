import { saAutomountAccount } from "../../policy-pack/controls/cluster/sa-automount-account";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { secret } from "../support/stack";
import { fixtures, minimal, make } from "./fixtures/sa-automount-account";

const wanted = "false";

testRoom(saAutomountAccount, fixtures, {
  minimal,
  judged: "robot",
  passes: [{ name: "a secret value", set: "automountServiceAccountToken", to: secret(false) }],
  fails: [
    {
      name: "a mounted token",
      set: "automountServiceAccountToken",
      to: true,
      path: "automountServiceAccountToken",
      found: "true",
      wanted,
    },
    {
      name: "an absent value",
      set: "automountServiceAccountToken",
      to: ABSENT,
      path: "automountServiceAccountToken",
      found: "absent (default true)",
      wanted,
    },
  ],
  notEvaluated: [...unreadable("automountServiceAccountToken", "true or false")],
});

test("does not evaluate a patch that does not say it, and judges one that does", () => {
  const patch = "core/v1:ServiceAccountPatch";
  const verdict = (content: object) => verdictOf(saAutomountAccount, [make({ ...content }, patch)]);
  expect(verdict({})).toBe("notEvaluated");
  expect(verdict({ automountServiceAccountToken: true })).toBe("violation");
  expect(verdict({ automountServiceAccountToken: false })).toBe("pass");
});

test("the remediation sets what is absent and overwrites nothing", () => {
  const { remediate } = saAutomountAccount;
  const type = "kubernetes:core/v1:ServiceAccount";
  expect(remediate?.(type, {})).toEqual({ automountServiceAccountToken: false });
  expect(remediate?.(type, { automountServiceAccountToken: true })).toBeUndefined();
  expect(remediate?.("kubernetes:core/v1:Secret", {})).toBeUndefined();
});
