import fc from "fast-check";
import { planAddresses } from "../../components/network/addresses";
import {
  formatCidr,
  overlaps,
  parseCidr,
  subnetOf,
  type Cidr,
} from "../../components/network/cidr";
import { ENDPOINT_SERVICES } from "../../components/network/needs";

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

const podRanges = fc.nat(0x3fffff).chain((offset) =>
  fc.integer({ min: 16, max: 20 }).map((prefix) => {
    const size = 2 ** (32 - prefix);
    return formatCidr({ first: 0x64400000 + Math.floor(offset / size) * size, prefix });
  }),
);

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
  const plan = (vpcCidr: string, count: number, podCidr?: string) =>
    planAddresses("test", {
      region: "eu-central-1",
      vpcCidr,
      podCidr,
      availabilityZones: zonesOf(count),
    });
  const expectInside = (outer: string, inner: string): void => {
    const [a, b] = [parsed(outer), parsed(inner)];
    expect(contains(a, b.first) && contains(a, b.first + 2 ** (32 - b.prefix) - 1)).toBe(true);
  };

  test("gives every zone subnets inside its ranges that overlap no other", () => {
    fc.assert(
      fc.property(vpcs, podRanges, fc.integer({ min: 2, max: 4 }), (vpcCidr, podCidr, count) => {
        const { zones } = plan(vpcCidr, count, podCidr);
        expect(zones.map(({ zone }) => zone)).toEqual(zonesOf(count));
        const own = zones.flatMap((zone) => [
          zone.nodes,
          zone.controlPlane,
          zone.endpoints,
          zone.public,
        ]);
        const pods = zones.flatMap((zone) => zone.pods ?? []);
        expect(pods).toHaveLength(count);
        for (const one of own) expectInside(vpcCidr, one);
        for (const one of pods) expectInside(podCidr, one);
        const networks = [...own, ...pods].map(parsed);
        for (const [index, one] of networks.entries()) {
          expect(one.prefix).toBeLessThanOrEqual(28);
          for (const other of networks.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
        }
      }),
    );
  });

  test("has room for every service that endpoints are made for", () => {
    const { zones } = plan("10.20.0.0/22", 2);
    for (const { endpoints } of zones) {
      const usable = 2 ** (32 - parsed(endpoints).prefix) - 5;
      expect(usable).toBeGreaterThanOrEqual(ENDPOINT_SERVICES.length);
    }
  });

  test("moves no subnet when a zone is added at the end", () => {
    fc.assert(
      fc.property(vpcs, podRanges, fc.integer({ min: 2, max: 3 }), (vpcCidr, podCidr, count) => {
        const grown = plan(vpcCidr, count + 1, podCidr).zones;
        expect(grown.slice(0, count)).toEqual(plan(vpcCidr, count, podCidr).zones);
      }),
    );
  });

  test("is what the documentation shows", () => {
    expect(plan("10.20.0.0/18", 2)).toEqual({
      vpcCidr: "10.20.0.0/18",
      serviceCidr: "172.20.0.0/16",
      zones: [
        {
          zone: "eu-central-1a",
          nodes: "10.20.0.0/21",
          controlPlane: "10.20.8.0/28",
          endpoints: "10.20.8.32/27",
          public: "10.20.8.64/27",
        },
        {
          zone: "eu-central-1b",
          nodes: "10.20.16.0/21",
          controlPlane: "10.20.24.0/28",
          endpoints: "10.20.24.32/27",
          public: "10.20.24.64/27",
        },
      ],
    });
  });
});
