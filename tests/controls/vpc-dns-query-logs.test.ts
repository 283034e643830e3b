import { vpcDnsQueryLogs } from "../../policy-pack/controls/cloud/vpc-dns-query-logs";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { urnOf } from "../support/stack";
import { fixtures, log, minimal, vpc } from "./fixtures/vpc-dns-query-logs";

testRoom(vpcDnsQueryLogs, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "an association with nothing",
      on: "log",
      set: "resourceId",
      to: ABSENT,
      path: "",
      found: "no query log",
      wanted: "a query log",
    },
  ],
});

test("a VPC has the association that depends on it, and no other", () => {
  const other = urnOf("aws:ec2/vpc:Vpc", "other");
  expect(verdictOf(vpcDnsQueryLogs, [vpc, log([other])])).toBe("violation");
  const { findings } = judge([vpc, log([])], { controls: [vpcDnsQueryLogs] }).evaluations;
  expect(findings).toMatchObject([
    { status: "notEvaluated", reason: "nothing tells which VPC log is of" },
  ]);
});
