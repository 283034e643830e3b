import { isWorldWide } from "./cidr-union";
import type { Field, Reading } from "./field";
import { both, either, truthOf, type Truth } from "./truth";

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

function test<T>(reading: Reading<T>, holds: (value: T) => boolean): Truth {
  if (reading.state === "unknown") return "maybe";
  return truthOf(reading.state === "known" && holds(reading.value));
}
