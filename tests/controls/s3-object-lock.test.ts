import { s3ObjectLock } from "../../policy-pack/controls/cloud/s3-object-lock";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal } from "./fixtures/s3-object-lock";

const MODE = "rule.defaultRetention.mode";
const DAYS = "rule.defaultRetention.days";
const mode = { set: MODE, path: MODE, wanted: '"GOVERNANCE" or "COMPLIANCE"' };

testRoom(s3ObjectLock, fixtures, {
  minimal,
  judged: "lock",
  passes: [{ name: "years", set: "rule.defaultRetention", to: { mode: "COMPLIANCE", years: 1 } }],
  fails: [
    { name: "no mode", to: ABSENT, found: "absent", ...mode },
    { name: "another mode", to: "NONE", found: '"NONE"', ...mode },
    ...[ABSENT, 0].map((to) => ({
      name: `days ${String(to)}`,
      set: DAYS,
      to,
      path: DAYS,
      found: "no period",
      wanted: "days or years",
    })),
  ],
  notEvaluated: [...unreadable(MODE, "a text"), ...unreadable(DAYS, "a number")],
});

const findings = (stack: Stack) =>
  judge(stack, { controls: [s3ObjectLock] }).evaluations.findings.map((finding) => [
    nameOf(finding),
    finding.status,
    finding.path,
    finding.found,
  ]);
const changed = (path: string, value: unknown) => tweak(minimal, "archive", [path], value);

test("judges the bucket that a configuration is for", () => {
  const lockPath = "objectLockEnabled";
  expect(findings(changed(lockPath, false))).toEqual([["archive", "violation", lockPath, "false"]]);
  expect(findings(changed(lockPath, ABSENT))).toEqual([
    ["archive", "violation", lockPath, "absent (default false)"],
  ]);
  expect(findings(changed(lockPath, UNKNOWN))).toEqual([
    ["archive", "notEvaluated", lockPath, "not known"],
  ]);
  expect(findings(changed("forceDestroy", true))).toEqual([
    ["archive", "violation", "forceDestroy", "true"],
  ]);
});

test("finds the bucket by dependency and by name, and leaves others alone", () => {
  const bare = resource("aws:s3/bucketV2:BucketV2", "archive", { bucket: "archive" });
  const config = (bucket: unknown, sources: readonly string[] = []) =>
    resource(
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "lock",
      { bucket, rule: { defaultRetention: { mode: "COMPLIANCE", days: 1 } } },
      { propertyDependencies: { bucket: sources } },
    );
  expect(verdictOf(s3ObjectLock, [bare, config("archive")])).toBe("violation");
  expect(verdictOf(s3ObjectLock, [bare, config(UNKNOWN, [bare.urn])])).toBe("violation");
  expect(verdictOf(s3ObjectLock, [bare, config("other")])).toBe("pass");
  expect(verdictOf(s3ObjectLock, [bare])).toBe("notApplicable");
});
