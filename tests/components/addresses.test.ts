import fc from "fast-check";
import { planAddresses } from "../../components/network/addresses";
import {
  formatCidr,
  overlaps,
  parseCidr,
  subnetOf,
  type Cidr,
} from "../../components/network/cidr";
import { planPorts } from "../../components/network/ports";

const cidrs = fc
  .record({ address: fc.nat(0xffffffff), prefix: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, prefix }): Cidr => {
    const size = 2 ** (32 - prefix);
    return { first: Math.floor(address / size) * size, prefix };
  });

const vpcs = fc
  .record({ offset: fc.nat(0xffffff), prefix: fc.integer({ min: 16, max: 22 }) })
  .map(({ offset, prefix }) => {
    const size = 2 ** (32 - prefix);
    return formatCidr({ first: 0x0a000000 + Math.floor(offset / size) * size, prefix });
  });

const zonesOf = (count: number): string[] =>
  ["a", "b", "c", "d"].slice(0, count).map((letter) => `eu-central-1${letter}`);

function parsed(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no network`);
  return cidr;
}

const contains = (outer: Cidr, address: number): boolean =>
  address >= outer.first && address < outer.first + 2 ** (32 - outer.prefix);

describe("networks", () => {
  test("are read back as they are written", () => {
    fc.assert(fc.property(cidrs, (cidr) => expect(parseCidr(formatCidr(cidr))).toEqual(cidr)));
  });

  test.each([
    "",
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0.256/32",
    "10.0.0.1/24",
    "010.0.0.0/8",
    "10.0.0.0/08",
    " 10.0.0.0/8",
    "10.0.0/8",
    "fd00::/8",
    "10.0.0.0/8\n",
  ])("%j is none", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test("overlap exactly when one holds the first address of the other", () => {
    fc.assert(
      fc.property(cidrs, cidrs, (a, b) => {
        const shares = contains(a, b.first) || contains(b, a.first);
        expect(overlaps(a, b)).toBe(shares);
        expect(overlaps(b, a)).toBe(shares);
      }),
    );
  });

  test("overlap with those that lie around them and with none beside them", () => {
    expect(overlaps(parsed("0.0.0.0/0"), parsed("255.255.255.255/32"))).toBe(true);
    expect(overlaps(parsed("10.0.0.0/9"), parsed("10.128.0.0/9"))).toBe(false);
  });

  test("have no subnet beyond their end", () => {
    expect(formatCidr(subnetOf(parsed("10.0.0.0/16"), 18, 3))).toBe("10.0.192.0/18");
    expect(() => subnetOf(parsed("10.0.0.0/16"), 18, 4)).toThrow(
      "10.0.0.0/16 has no /18 at index 4",
    );
    expect(() => subnetOf(parsed("10.0.0.0/16"), 15, 0)).toThrow(
      "10.0.0.0/16 has no /15 at index 0",
    );
  });
});

describe("the address plan", () => {
  const plan = (vpcCidr: string, count: number) =>
    planAddresses("test", { region: "eu-central-1", vpcCidr, availabilityZones: zonesOf(count) });

  test("gives every zone subnets inside the VPC that overlap no other", () => {
    fc.assert(
      fc.property(vpcs, fc.integer({ min: 2, max: 4 }), (vpcCidr, count) => {
        const { zones } = plan(vpcCidr, count);
        expect(zones.map(({ zone }) => zone)).toEqual(zonesOf(count));
        const subnets = zones.flatMap(({ nodes, controlPlane }) => [nodes, controlPlane]);
        const networks = subnets.map(parsed);
        const vpc = parsed(vpcCidr);
        for (const [index, one] of networks.entries()) {
          expect(one.prefix).toBeLessThanOrEqual(28);
          expect(contains(vpc, one.first)).toBe(true);
          expect(contains(vpc, one.first + 2 ** (32 - one.prefix) - 1)).toBe(true);
          for (const other of networks.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
        }
      }),
    );
  });

  test("moves no subnet when a zone is added at the end", () => {
    fc.assert(
      fc.property(vpcs, fc.integer({ min: 2, max: 3 }), (vpcCidr, count) => {
        expect(plan(vpcCidr, count + 1).zones.slice(0, count)).toEqual(plan(vpcCidr, count).zones);
      }),
    );
  });

  test("is what the documentation shows", () => {
    expect(plan("10.20.0.0/18", 2)).toEqual({
      vpcCidr: "10.20.0.0/18",
      serviceCidr: "172.20.0.0/16",
      zones: [
        { zone: "eu-central-1a", nodes: "10.20.0.0/21", controlPlane: "10.20.8.0/28" },
        { zone: "eu-central-1b", nodes: "10.20.16.0/21", controlPlane: "10.20.24.0/28" },
      ],
    });
  });
});

test("the ports are exactly those between nodes and control plane, DNS and the kubelet", () => {
  const rules = planPorts().map(
    ({ from, to, protocol, port }) => `${from} ${to} ${protocol} ${port}`,
  );
  expect(rules).toEqual([
    "nodes control-plane tcp 443",
    "control-plane nodes tcp 10250",
    "nodes nodes tcp 10250",
    "nodes nodes udp 53",
    "nodes nodes tcp 53",
  ]);
});
