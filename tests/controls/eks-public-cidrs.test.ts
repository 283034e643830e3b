import { eksPublicCidrs } from "../../policy-pack/controls/cloud/eks-public-cidrs";
import { countAddresses } from "../../policy-pack/kernel/address-count";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-public-cidrs";

const path = "vpcConfig.publicAccessCidrs";
const wanted = "at most 65536 addresses";

testRoom(eksPublicCidrs, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a secret", set: path, to: secret(["198.51.100.0/28"]) },
    { name: "a /16 in halves", set: path, to: ["10.0.0.0/17", "10.0.128.0/17", "10.0.1.0/24"] },
    { name: "no public endpoint", set: "vpcConfig", to: { endpointPublicAccess: false } },
  ],
  fails: [
    { name: "no list", set: path, to: ABSENT, path, wanted, found: "absent (default 0.0.0.0/0)" },
    { name: "an empty list", set: path, to: [], path, wanted, found: "empty (default 0.0.0.0/0)" },
    {
      name: "the internet in halves",
      set: path,
      to: ["0.0.0.0/1", "128.0.0.0/1"],
      path,
      wanted,
      found: "4294967296 addresses",
    },
    {
      name: "much beside something unknown",
      set: path,
      to: [UNKNOWN, "10.0.0.0/15"],
      path,
      wanted,
      found: "131072 addresses",
    },
    {
      name: "all of IPv6",
      set: path,
      to: ["::/0"],
      path,
      wanted,
      found: "more of IPv6 than a /48",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a list").filter(({ name }) => !name.endsWith("a list")),
    {
      name: "an unknown range",
      set: path,
      to: ["192.0.2.0/24", UNKNOWN],
      path: `${path}[1]`,
      why: `${path}[1] is not known during a preview`,
    },
    {
      name: "a text that is no range",
      set: path,
      to: ["192.0.2.0"],
      path,
      why: "one of the ranges is not in CIDR notation",
    },
    {
      name: "an endpoint that may be public",
      set: "vpcConfig",
      to: { endpointPublicAccess: UNKNOWN, publicAccessCidrs: ["0.0.0.0/0"] },
      path: "vpcConfig.endpointPublicAccess",
      why: "vpcConfig.endpointPublicAccess is not known during a preview",
    },
  ],
});

describe("addresses", () => {
  test.each([
    [["0.0.0.0/1", "128.0.0.0/1"], 1n << 32n, 0n],
    [["10.0.0.7/24", "10.0.0.0/25", "10.0.2.0/24"], 512n, 0n],
    [["::/1", "8000::/1"], 0n, 1n << 128n],
    [["2001:db8::/64", "::ffff:192.0.2.1/128", "192.0.2.1/32"], 1n, (1n << 64n) + 1n],
    [[], 0n, 0n],
  ])("of %j are counted once", (ranges, ipv4, ipv6) => {
    expect(countAddresses(ranges)).toEqual({ ipv4, ipv6 });
  });

  test.each(["", "10.0.0.0", "10.0.0.0/33", "2001:db8::/129", "10.0.0/8", "host/8"])(
    "are not in %j",
    (text) => {
      expect(countAddresses(["192.0.2.0/24", text])).toBe(text);
    },
  );
});
