import fc from "fast-check";
import { tierOf } from "../../components/network/acl-passages";
import { CLUSTER_NEEDS } from "../../components/network/cluster-needs";
import { planEndpointServices } from "../../components/network/endpoints";
import {
  ENDPOINT_SERVICES,
  PARTIES,
  type Flow,
  type NetworkNeeds,
} from "../../components/network/needs";
import { planNetworkAcls } from "../../components/network/network-acl-rules";
import { planPorts } from "../../components/network/ports";
import { connects, permits } from "./network-flows";

const VPC = { cidr: "10.20.0.0/18", address: "10.20.17.5" };
const PODS = { cidr: "100.64.0.0/16", address: "100.64.3.9" };
/** Source ports of Linux clients. */
const sourcePorts = fc.integer({ min: 32768, max: 60999 });
const protocols = fc.constantFrom("tcp" as const, "udp" as const);
const lowPorts = fc.constantFrom(80, 443, 853, 989);
const highPorts = fc.integer({ min: 1024, max: 65535 }).filter((port) => port !== 3389);
const parties = fc.constantFrom(...PARTIES);

const flows: fc.Arbitrary<Flow> = fc
  .record({
    from: parties,
    to: parties,
    protocol: protocols,
    port: fc.oneof({ weight: 4, arbitrary: highPorts }, { weight: 1, arbitrary: lowPorts }),
    length: fc.nat(20),
    reason: fc.constantFrom("Webhook", "Metrics"),
  })
  .map(({ length, port, ...flow }) => {
    const toPort = Math.min(port + length, 65535);
    const opensAdmin = port < 3389 && toPort >= 3389;
    return { ...flow, port, ...(opensAdmin ? {} : { toPort }) };
  });

const manyNeeds: fc.Arbitrary<NetworkNeeds[]> = fc.array(
  fc.record({
    owner: fc.constantFrom("a", "b", "c"),
    flows: fc.array(flows, { maxLength: 2 }),
    endpoints: fc.subarray([...ENDPOINT_SERVICES]),
  }),
  { maxLength: 3 },
);

const planAll = (needs: readonly NetworkNeeds[]) => {
  const rules = planPorts("test", { needs });
  return {
    rules,
    services: planEndpointServices(needs),
    acls: planNetworkAcls("test", {
      region: "eu-central-1",
      cidrs: [VPC.cidr, PODS.cidr],
      rules,
    }),
  };
};

const asks = (
  needs: readonly NetworkNeeds[],
  wanted: Pick<Flow, "from" | "to" | "protocol" | "port">,
) =>
  [CLUSTER_NEEDS, ...needs].some(
    ({ flows, endpoints }) =>
      permits(
        flows.map((flow) => ({ ...flow, name: "", description: "" })),
        wanted,
      ) ||
      (endpoints.some((service) => service !== "s3") &&
        `${wanted.from} ${wanted.to} ${wanted.protocol} ${wanted.port}` ===
          "nodes endpoints tcp 443"),
  );

test("everything that is needed gets through groups and network ACLs, both ways, and has its endpoint", () => {
  fc.assert(
    fc.property(manyNeeds, sourcePorts, (needs, sourcePort) => {
      const { rules, acls, services } = planAll(needs);
      for (const { flows, endpoints } of [CLUSTER_NEEDS, ...needs]) {
        for (const { from, to, protocol, port, toPort = port } of flows) {
          for (const edge of [port, toPort]) {
            expect(permits(rules, { from, to, protocol, port: edge })).toBe(true);
            const ends = { from: tierOf(from), to: tierOf(to) };
            const connection = { ...ends, protocol, port: edge, sourcePort };
            for (const { address } of [VPC, PODS]) {
              expect(connects(acls, connection, address)).toBe(true);
            }
          }
        }
        for (const service of endpoints) expect(services).toContain(service);
      }
    }),
  );
});

test("nothing gets through that nobody asked for", () => {
  const anyPort = fc.oneof(highPorts, lowPorts, fc.constantFrom(22, 53, 443, 3389, 10250));
  fc.assert(
    fc.property(
      manyNeeds,
      parties,
      parties,
      protocols,
      anyPort,
      (needs, from, to, protocol, port) => {
        const { rules, services } = planAll(needs);
        const wanted = { from, to, protocol, port };
        expect(permits(rules, wanted)).toBe(asks(needs, wanted));
        const asked = new Set([CLUSTER_NEEDS, ...needs].flatMap(({ endpoints }) => endpoints));
        expect(new Set(services)).toEqual(asked);
      },
    ),
  );
});

test("taking an add-on away takes its ports and endpoints away, and nobody else's", () => {
  fc.assert(
    fc.property(
      manyNeeds,
      flows,
      fc.subarray([...ENDPOINT_SERVICES]),
      (others, flow, endpoints) => {
        const before = planAll([...others, { owner: "gone", flows: [flow], endpoints }]);
        const after = planAll(others);
        const names = (rules: typeof after.rules): string[] => rules.map(({ name }) => name);
        expect(names(before.rules)).toEqual(expect.arrayContaining(names(after.rules)));
        const lost = before.rules.filter(({ name }) => !names(after.rules).includes(name));
        for (const { port, toPort = port, ...rule } of lost) {
          for (let one = port; one <= toPort; one += 1) {
            const connection = { ...rule, port: one };
            expect(permits(after.rules, connection)).toBe(asks(others, connection));
          }
        }
        for (const service of before.services) {
          const stays = after.services.includes(service);
          expect(stays || endpoints.includes(service)).toBe(true);
        }
      },
    ),
  );
});

test("names of rules are unique, because resources are named after them", () => {
  fc.assert(
    fc.property(manyNeeds, (needs) => {
      const names = planPorts("test", { needs }).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
