import { naclNoOpenAdmin } from "../../policy-pack/controls/cloud/nacl-no-open-admin";
import { testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/nacl-no-open-admin";

testRoom(naclNoOpenAdmin, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "ingress[0] changed",
      set: "ingress[0]",
      to: { ruleNo: 1, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0" },
      path: "ingress[0]",
      found: "an entry that allows it",
      wanted: "no administration from or to the internet",
    },
  ],
  notEvaluated: [...unreadable("ingress", "a list")],
});

describe("standalone rules", () => {
  const acl = resource("aws:ec2/networkAcl:NetworkAcl", "acl", {});
  const rule = (inputs: object, sources: readonly string[] = [acl.urn]) =>
    resource(
      "aws:ec2/networkAclRule:NetworkAclRule",
      `rule-${JSON.stringify(inputs)}`,
      { networkAclId: UNKNOWN, protocol: "-1", cidrBlock: "0.0.0.0/0", ...inputs },
      { propertyDependencies: { networkAclId: sources } },
    );
  const open = rule({ ruleNumber: 200, ruleAction: "allow" });
  const denied = { ruleAction: "deny", protocol: "tcp", fromPort: 22, toPort: 3389 };
  const verdict = (...rules: readonly ReturnType<typeof rule>[]) =>
    verdictOf(naclNoOpenAdmin, [acl, open, ...rules]);

  test("an earlier denial of the same ACL and direction counts, no other does", () => {
    expect(verdict()).toBe("violation");
    expect(verdict(rule({ ruleNumber: 100, ...denied }))).toBe("pass");
    expect(verdict(rule({ ruleNumber: 300, ...denied }))).toBe("violation");
    expect(verdict(rule({ ruleNumber: 100, ...denied, egress: true }))).toBe("violation");
    expect(verdict(rule({ ruleNumber: 100, ...denied, toPort: 22 }))).toBe("violation");
    expect(verdict(rule({ ruleNumber: 100, ...denied }, ["urn:of:another"]))).toBe("violation");
  });

  test("what is unknown of another rule leaves the answer open", () => {
    expect(verdict(rule({ ruleNumber: UNKNOWN, ...denied }))).toBe("notEvaluated");
    expect(verdict(rule({ ruleNumber: 100, ...denied }, []))).toBe("notEvaluated");
    expect(verdict(rule({ ruleNumber: 100, ...denied, egress: UNKNOWN }))).toBe("notEvaluated");
  });

  test("known ids join rules without dependencies, and entries of the ACL count", () => {
    const at = (networkAclId: string, inputs: object) => ({
      ...rule({ networkAclId, ...inputs }, []),
    });
    const wide = { ruleNumber: 200, ruleAction: "allow" };
    const joined = (id: string) =>
      verdictOf(naclNoOpenAdmin, [at("acl-1", wide), at(id, { ruleNumber: 1, ...denied })]);
    expect([joined("acl-1"), joined("acl-2")]).toEqual(["pass", "violation"]);
    const entry = { ruleNo: 1, action: "deny", protocol: "-1", cidrBlock: "0.0.0.0/0" };
    const listing = { ...acl, inputs: { ingress: [entry] } };
    expect(verdictOf(naclNoOpenAdmin, [listing, open])).toBe("pass");
  });

  test("a rule of unknown direction is open where the direction decides", () => {
    const ports = { ruleNumber: 1, ruleAction: "allow", protocol: "tcp", egress: UNKNOWN };
    const found = (port: number) =>
      verdictOf(naclNoOpenAdmin, [rule({ ...ports, fromPort: port, toPort: port })]);
    expect([found(22), found(3389), found(443)]).toEqual(["violation", "notEvaluated", "pass"]);
  });
});
