import { ecrLifecycle } from "../../policy-pack/controls/cloud/ecr-lifecycle";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal, repository } from "./fixtures/ecr-lifecycle";

const WANTED = "a rule that lets images expire";

testRoom(ecrLifecycle, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "no rule",
      set: "policy",
      to: '{"rules":[]}',
      path: "policy",
      found: "no rule",
      wanted: WANTED,
    },
    {
      name: "no policy",
      set: "policy",
      to: ABSENT,
      path: "policy",
      found: "absent",
      wanted: WANTED,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown policy",
      set: "policy",
      to: UNKNOWN,
      path: "policy",
      why: "policy is not known during a preview",
    },
    {
      name: "text that is no JSON",
      set: "policy",
      to: "rules",
      path: "policy",
      why: "it is no lifecycle policy",
    },
    {
      name: "unknown rules",
      set: "policy",
      to: { rules: UNKNOWN },
      path: "policy",
      why: "its rules are not known",
    },
  ],
});

test("a repository has the policy that depends on it", () => {
  const policy = (sources: readonly string[]) =>
    resource(
      "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      "policy",
      { repository: UNKNOWN, policy: { rules: [{ rulePriority: 1 }] } },
      { propertyDependencies: { repository: sources } },
    );
  expect(verdictOf(ecrLifecycle, [repository, policy([repository.urn])])).toBe("pass");
  expect(verdictOf(ecrLifecycle, [repository, policy([])])).toBe("notEvaluated");
});
