import { isWorldWide } from "./cidr-union";
import type { Field, Reading } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { both, either, invert, truthOf, type Truth } from "./truth";

const ANY_PROTOCOL = ["-1", "all"];

/** One entry of a network ACL, inline or standalone. */
export class AclEntry {
  constructor(readonly field: Field) {}

  /** Number by which entries are read, the lowest first; nothing where it is not known. */
  get position(): number | undefined {
    const number = this.first("ruleNo", "ruleNumber").number();
    return number.state === "known" ? number.value : undefined;
  }

  get allows(): Truth {
    return test(
      this.first("action", "ruleAction").string(),
      (action) => action.toLowerCase() === "allow",
    );
  }

  /** Whether its range is more than one organisation has. */
  get isWorldWide(): Truth {
    const ranges = ["cidrBlock", "ipv6CidrBlock"].map((key) => this.field.at(key).string());
    return either(...ranges.map((range) => test(range, (text) => isWorldWide([text]))));
  }

  /** Whether its range is every address of a family that the other's range is of. */
  isWholeFor(other: AclEntry): boolean {
    return [
      ["cidrBlock", "0.0.0.0/0"],
      ["ipv6CidrBlock", "::/0"],
    ].some(([key = "", whole]) => {
      const range = this.field.at(key).string();
      return range.state === "known" && range.value === whole && !other.field.at(key).absent;
    });
  }

  /** Whether it is about a TCP port. */
  covers(port: number): Truth {
    const protocol = this.field.at("protocol").string();
    const isAny = test(protocol, (name) => ANY_PROTOCOL.includes(name));
    const isTcp = test(protocol, (name) => ["tcp", "6"].includes(name));
    const starts = test(this.field.at("fromPort").number(), (from) => from <= port);
    const ends = test(this.field.at("toPort").number(), (to) => port <= to);
    return either(isAny, both(isTcp, starts, ends));
  }

  private first(...keys: readonly string[]): Field {
    const [first = this.field, ...others] = keys.map((key) => this.field.at(key));
    return first.absent ? (others.find(({ absent }) => !absent) ?? first) : first;
  }
}

/** An entry that may stand in the same ACL and direction as another. */
export interface Neighbour {
  readonly entry: AclEntry;
  readonly together: Truth;
}

export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ACLS = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];

/** Whether a standalone rule is for what leaves; absent means for what comes in. */
export function isEgress({ inputs }: Subject): Truth {
  return test(inputs.at("egress").boolean(), (egress) => egress);
}

/** The entries among which a standalone rule is read: other rules of its ACL, and those that the ACL itself lists. */
export function neighboursOf(rule: Subject, stack: StackIndex): readonly Neighbour[] {
  const others = stack.ofType(ACL_RULE).filter((other) => other !== rule);
  return [
    ...others.map((other) => ({
      entry: new AclEntry(other.inputs),
      together: both(sameAcl(rule, other, stack), sameDirection(rule, other)),
    })),
    ...ACLS.flatMap((type) => stack.ofType(type))
      .filter(({ urn }) => stack.sourcesOf(rule.urn, "networkAclId").includes(urn))
      .flatMap((acl) => [...listed(acl, "ingress", rule), ...listed(acl, "egress", rule)]),
  ];
}

function listed(
  { inputs }: Subject,
  direction: "ingress" | "egress",
  rule: Subject,
): readonly Neighbour[] {
  const list = inputs.at(direction).list();
  const isOut = isEgress(rule);
  const together = direction === "egress" ? isOut : invert(isOut);
  const entries = list.state === "known" ? list.value : [];
  return entries.map((field) => ({ entry: new AclEntry(field), together }));
}

function sameDirection(left: Subject, right: Subject): Truth {
  const [one, other] = [isEgress(left), isEgress(right)];
  return either(both(one, other), both(invert(one), invert(other)));
}

function sameAcl(left: Subject, right: Subject, stack: StackIndex): Truth {
  const [one, other] = [left, right].map(({ urn, inputs }) => ({
    id: inputs.at("networkAclId").string(),
    sources: stack.sourcesOf(urn, "networkAclId"),
  }));
  if (one === undefined || other === undefined) return "maybe";
  if (one.sources.some((source) => other.sources.includes(source))) return "yes";
  if (one.id.state === "known" && other.id.state === "known") {
    return truthOf(one.id.value === other.id.value);
  }
  const isOpen = [one, other].some(
    ({ id, sources }) => id.state === "unknown" && sources.length === 0,
  );
  return isOpen ? "maybe" : "no";
}

function test<T>(reading: Reading<T>, holds: (value: T) => boolean): Truth {
  if (reading.state === "unknown") return "maybe";
  return truthOf(reading.state === "known" && holds(reading.value));
}
