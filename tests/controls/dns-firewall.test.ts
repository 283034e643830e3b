import { dnsFirewall } from "../../policy-pack/controls/cloud/dns-firewall";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { association, fixtures, group, list, minimal, rule } from "./fixtures/dns-firewall";

const REDIRECTION = "firewallDomainRedirectionAction";

testRoom(dnsFirewall, fixtures, {
  minimal,
  judged: "allow",
  passes: [{ name: "redirections by default", set: REDIRECTION, to: ABSENT }],
  fails: [
    {
      name: "an alert",
      set: "action",
      to: "ALERT",
      path: "action",
      found: '"ALERT"',
      wanted: '"ALLOW" or "BLOCK"',
    },
    {
      name: "no action",
      set: "action",
      to: ABSENT,
      path: "action",
      found: "absent",
      wanted: '"ALLOW" or "BLOCK"',
    },
    {
      name: "trusted redirections",
      set: REDIRECTION,
      to: "TRUST_REDIRECTION_DOMAIN",
      path: REDIRECTION,
      found: '"TRUST_REDIRECTION_DOMAIN"',
      wanted: '"INSPECT_REDIRECTION_DOMAIN"',
    },
  ],
  notEvaluated: [...unreadable("action", "a text"), ...unreadable(REDIRECTION, "a text")],
});

const findings = (stack: Stack) =>
  judge(stack, { controls: [dnsFirewall] }).evaluations.findings.map((finding) => [
    nameOf(finding),
    finding.status,
    finding.path,
    finding.found,
  ]);

test.each(["ENABLED", "USE_LOCAL_RESOURCE_SETTING"])("objects to firewallFailOpen %s", (state) => {
  const stack = tweak(minimal, "config", ["firewallFailOpen"], state);
  expect(findings(stack)).toEqual([["config", "violation", "firewallFailOpen", `"${state}"`]]);
  expect(findings(tweak(minimal, "config", ["firewallFailOpen"], ABSENT))).toEqual([]);
});

test("objects to everything in a list that is allowed, and to nothing in one that is blocked", () => {
  const stack = tweak(minimal, "allowed", ["domains", 1], "*.");
  expect(findings(stack)).toEqual([["allowed", "violation", "domains[1]", '"*"']]);
  expect(findings(tweak(minimal, "allowed", ["domains", 1], UNKNOWN))).toEqual([
    ["allowed", "notEvaluated", "domains[1]", "not known"],
  ]);
  const alone = list("others", ["*"]);
  expect(verdictOf(dnsFirewall, [alone, rule("block", alone, { action: "BLOCK" })])).toBe("pass");
});

test("a group of rules needs an association of its own, or a share", () => {
  const verdict = (...uses: Stack) => verdictOf(dnsFirewall, [group, ...uses]);
  const share = resource(
    "aws:ram/resourceAssociation:ResourceAssociation",
    "share",
    { resourceArn: UNKNOWN },
    { propertyDependencies: { resourceArn: [group.urn] } },
  );
  expect(findings([group])).toEqual([["group", "violation", "", "no VPC that it is for"]]);
  expect(verdict(association([group.urn]))).toBe("pass");
  expect(verdict(share)).toBe("pass");
  expect(verdict(association([share.urn]))).toBe("violation");
  expect(verdict(association([]))).toBe("notEvaluated");
});
