import { iamNoWildcardResource } from "../../policy-pack/controls/cloud/iam-no-wildcard-resource";
import { isSensitive } from "../../policy-pack/kernel/action-kinds";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { UNKNOWN_DOCUMENT } from "../support/resource-policies";
import { fixtures, minimal } from "./fixtures/iam-no-wildcard-resource";

const FOUND = "writing, or reading secrets, on every resource in statement 1";
const WANTED = "named resources, or a condition on their tags";
const STATEMENT = "policy.Statement[0]";

testRoom(iamNoWildcardResource, fixtures, {
  minimal,
  judged: "main",
  passes: [
    {
      name: "patterns that another control names",
      set: STATEMENT,
      to: { Effect: "Allow", Action: ["*", "s3:*", "iam:PassRole"], Resource: "*" },
    },
    {
      name: "a denial",
      set: STATEMENT,
      to: { Effect: "Deny", Action: "s3:PutObject", Resource: "*" },
    },
  ],
  fails: [
    {
      name: "every resource",
      set: `${STATEMENT}.Resource`,
      to: "*",
      path: "policy",
      found: FOUND,
      wanted: WANTED,
    },
  ],
  notEvaluated: [
    UNKNOWN_DOCUMENT,
    {
      name: "an unknown resource",
      set: `${STATEMENT}.Resource`,
      to: UNKNOWN,
      path: "policy",
      why: "a part of statement 1 is not known during a preview",
    },
  ],
});

test.each([
  ["s3:putobject", true],
  ["ec2:*tags", true],
  ["ec2:describe*", false],
  ["kms:decrypt", true],
  ["secretsmanager:get*", true],
  ["secretsmanager:list*", false],
  ["xray:puttracesegments", false],
])("%s writes or reads secrets: %s", (action, expected) => {
  expect(isSensitive(action)).toBe(expected);
});
