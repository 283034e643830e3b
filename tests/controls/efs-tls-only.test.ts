import { efsTlsOnly } from "../../policy-pack/controls/cloud/efs-tls-only";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { UNKNOWN, urnOf } from "../support/stack";
import {
  ALLOW,
  DENY,
  document,
  fileSystem,
  fixtures,
  minimal,
  policy,
} from "./fixtures/efs-tls-only";

const set = "policy";
const wrong = {
  set,
  path: set,
  found: "no statement that asks for TLS",
  wanted: "a Deny of everything where aws:SecureTransport is false",
};
const condition = (value: unknown) => ({ ...DENY, Condition: value });

testRoom(efsTlsOnly, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "an object", set, to: { Statement: DENY } },
    { name: "mounts alone", set, to: document({ ...DENY, Action: "elasticfilesystem:Client*" }) },
    { name: "everybody as a text", set, to: document({ ...DENY, Principal: "*" }) },
    {
      name: "an unknown besides",
      set,
      to: { Statement: [DENY, { ...ALLOW, Principal: UNKNOWN }] },
    },
  ],
  fails: [
    { name: "no policy", to: ABSENT, ...wrong },
    { name: "an Allow", to: document(ALLOW), ...wrong },
    { name: "no condition", to: document(condition(undefined)), ...wrong },
    {
      name: "the wrong way round",
      to: document(condition({ Bool: { "aws:SecureTransport": "true" } })),
      ...wrong,
    },
    {
      name: "some principals",
      to: document({ ...DENY, Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
      ...wrong,
    },
    { name: "another action", to: document({ ...DENY, Action: "s3:*" }), ...wrong },
    {
      name: "a further condition",
      to: document(
        condition({
          Bool: { "aws:SecureTransport": "false" },
          StringEquals: { "aws:SourceVpc": "vpc-1" },
        }),
      ),
      ...wrong,
    },
  ],
  notEvaluated: [
    { name: "an unknown policy", to: UNKNOWN, why: "policy is not known during a preview" },
    { name: "no JSON", to: "{", why: "its statements are not known" },
    {
      name: "an unknown condition",
      to: { Statement: condition(UNKNOWN) },
      why: "a part of it is not known during a preview",
    },
    {
      name: "an unknown value",
      to: { Statement: condition({ Bool: { "aws:SecureTransport": UNKNOWN } }) },
      why: "a part of it is not known during a preview",
    },
  ].map((row) => ({ set, path: set, ...row })),
});

test("a file system has the policy that depends on it, and no other", () => {
  const of = (sources: readonly string[]) => ({
    ...policy(document(DENY)),
    propertyDependencies: { fileSystemId: sources },
  });
  const verdict = (sources: readonly string[]) => verdictOf(efsTlsOnly, [fileSystem, of(sources)]);
  expect(verdict([fileSystem.urn])).toBe("pass");
  expect(verdict([urnOf("aws:efs/fileSystem:FileSystem", "other")])).toBe("violation");
  expect(verdict([])).toBe("notEvaluated");
  const { findings } = judge([fileSystem], { controls: [efsTlsOnly] }).evaluations;
  expect(findings.map(nameOf)).toEqual(["files"]);
});
