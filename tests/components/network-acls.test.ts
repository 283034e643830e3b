import fc from "fast-check";
import { ACL_TIERS, type AclTier } from "../../components/network/acl-passages";
import { containsCidr, formatCidr, parseCidr, type Cidr } from "../../components/network/cidr";
import { coverCidrs } from "../../components/network/cidr-cover";
import {
  ACL_RULE_LIMIT,
  planNetworkAcls,
  type AclPlan,
  type AclRequest,
  type AclRule,
} from "../../components/network/network-acl-rules";
import { planPorts } from "../../components/network/ports";
import { S3_RANGES, S3_RANGES_AS_OF } from "../../components/network/s3-ranges";
import { connects, passes } from "./network-flows";

const VPC = "10.20.0.0/18";
const NODE = "10.20.17.5";
const REQUEST: AclRequest = { region: "eu-central-1", cidrs: [VPC], rules: planPorts("test") };
const LOAD_BALANCER = { clientCidrs: ["0.0.0.0/0"], targetPorts: [8080] };

const plan = (changes: Partial<AclRequest> = {}): Record<AclTier, AclPlan> =>
  planNetworkAcls("test", { ...REQUEST, ...changes });
const lines = (rules: readonly AclRule[]): string[] =>
  rules.map(({ number, action, protocol, cidr, port, toPort }) =>
    [number, action, protocol, cidr, port === toPort ? port : `${port}-${toPort}`].join(" "),
  );
const VARIANTS: Partial<AclRequest>[] = [
  {},
  { cidrs: [VPC, "100.64.0.0/16"] },
  { s3Addresses: "table" },
  { cidrs: [VPC, "100.64.0.0/16"], s3Addresses: "table" },
  { apiClientCidrs: ["10.99.0.0/16"] },
  { internetEgress: true },
  { publicLoadBalancer: LOAD_BALANCER },
  { internetEgress: true, publicLoadBalancer: LOAD_BALANCER, cidrs: [VPC, "100.64.0.0/16"] },
];

test("an isolated cluster has exactly these rules", () => {
  const { nodes, endpoints, "control-plane": controlPlane, public: open } = plan();
  expect(lines(nodes.ingress)).toEqual([
    "100 deny tcp 0.0.0.0/0 22",
    "110 deny tcp 0.0.0.0/0 3389",
    "120 allow udp 10.20.0.0/18 53",
    "130 allow tcp 10.20.0.0/18 53",
    "140 allow tcp 10.20.0.0/18 1024-65535",
    "150 allow udp 10.20.0.0/18 1024-65535",
    "160 allow tcp 0.0.0.0/0 1024-3388",
    "170 allow tcp 0.0.0.0/0 3390-65535",
  ]);
  expect(lines(nodes.egress)).toEqual([
    "100 deny tcp 0.0.0.0/0 22",
    "110 allow udp 10.20.0.0/18 53",
    "120 allow tcp 10.20.0.0/18 53",
    "130 allow tcp 0.0.0.0/0 443",
    "140 allow tcp 10.20.0.0/18 1024-65535",
    "150 allow udp 10.20.0.0/18 1024-65535",
  ]);
  expect(lines(endpoints.ingress)).toEqual([
    "100 deny tcp 0.0.0.0/0 22",
    "110 deny tcp 0.0.0.0/0 3389",
    "120 allow tcp 10.20.0.0/18 443",
  ]);
  expect(lines(endpoints.egress)).toEqual([
    "100 deny tcp 0.0.0.0/0 22",
    "110 allow tcp 10.20.0.0/18 1024-65535",
  ]);
  expect(lines(controlPlane.ingress)).toEqual([
    "100 deny tcp 0.0.0.0/0 22",
    "110 deny tcp 0.0.0.0/0 3389",
    "120 allow tcp 10.20.0.0/18 443",
    "130 allow tcp 10.20.0.0/18 1024-65535",
  ]);
  expect(open).toEqual({ ingress: [], egress: [] });
});

describe.each(VARIANTS)("with %j", (changes) => {
  const plans = plan(changes);

  test("no direction has more rules than EC2 takes, and numbers rise", () => {
    for (const tier of ACL_TIERS) {
      for (const rules of [plans[tier].ingress, plans[tier].egress]) {
        expect(rules.length).toBeLessThanOrEqual(ACL_RULE_LIMIT);
        const numbers = rules.map(({ number }) => number);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }
    }
  });

  test("nobody outside the VPC connects to 22 or 3389, and nobody inside does at the cluster", () => {
    for (const tier of ACL_TIERS) {
      for (const port of [22, 3389]) {
        const from = (peer: string) => passes(plans[tier].ingress, { protocol: "tcp", peer, port });
        expect(from("203.0.113.7")).toBe(false);
        if (tier !== "public") expect(from(NODE)).toBe(false);
      }
    }
  });

  test("no rule by itself opens an administration port to the world", () => {
    const wide = ACL_TIERS.flatMap((tier) => plans[tier].ingress).filter(
      ({ action, cidr, port, toPort }) =>
        action === "allow" &&
        cidr === "0.0.0.0/0" &&
        [22, 3389].some((admin) => port <= admin && admin <= toPort),
    );
    expect(wide).toEqual([]);
  });

  test("nodes fetch image layers from Amazon S3 and get the answers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 32768, max: 60999 }), (sourcePort) => {
        const peer = "52.219.170.9";
        const { ingress, egress } = plans.nodes;
        expect(passes(egress, { protocol: "tcp", peer, port: 443 })).toBe(true);
        expect(passes(ingress, { protocol: "tcp", peer, port: sourcePort })).toBe(true);
      }),
    );
  });
});

test("the table closes everything that is not Amazon S3 in the region", () => {
  const { nodes } = plan({ s3Addresses: "table" });
  for (const peer of ["8.8.8.8", "203.0.113.7", "3.5.64.1"]) {
    expect(passes(nodes.egress, { protocol: "tcp", peer, port: 443 })).toBe(false);
    expect(passes(nodes.ingress, { protocol: "tcp", peer, port: 40000 })).toBe(false);
  }
});

test("without internet egress only the nodes have rules about addresses outside the VPC", () => {
  const outside = ACL_TIERS.filter((tier) =>
    [...plan()[tier].ingress, ...plan()[tier].egress].some(
      ({ action, cidr }) => action === "allow" && cidr !== VPC,
    ),
  );
  expect(outside).toEqual(["nodes"]);
});

test("a public load balancer reaches its targets from every source port that it may use", () => {
  const plans = plan({ publicLoadBalancer: LOAD_BALANCER });
  fc.assert(
    fc.property(fc.integer({ min: 1024, max: 65535 }), (sourcePort) => {
      const connection = { from: "public", to: "nodes", protocol: "tcp", port: 8080 } as const;
      expect(connects(plans, { ...connection, sourcePort }, NODE)).toBe(true);
    }),
    { examples: [[3389]] },
  );
  const client = { protocol: "tcp", peer: "203.0.113.7" } as const;
  expect(passes(plans.public.ingress, { ...client, port: 443 })).toBe(true);
  expect(passes(plans.public.egress, { ...client, port: 50000 })).toBe(true);
  expect(passes(plans.public.ingress, { ...client, port: 8080 })).toBe(false);
  expect(passes(plans.nodes.ingress, { ...client, port: 443 })).toBe(false);
});

test("a NAT gateway passes HTTPS on and gets its answers", () => {
  const { nodes, public: open } = plan({ internetEgress: true });
  const server = { protocol: "tcp", peer: "203.0.113.7" } as const;
  expect(passes(nodes.egress, { ...server, port: 443 })).toBe(true);
  expect(passes(open.ingress, { protocol: "tcp", peer: NODE, port: 443 })).toBe(true);
  expect(passes(open.egress, { ...server, port: 443 })).toBe(true);
  expect(passes(open.egress, { ...server, port: 80 })).toBe(false);
  for (const port of [1024, 3388, 3390, 65535]) {
    expect(passes(open.ingress, { ...server, port })).toBe(true);
  }
});

test("people and pipelines reach the Kubernetes API and nothing else", () => {
  const plans = plan({ apiClientCidrs: ["10.99.0.0/16"] });
  const client = { protocol: "tcp", peer: "10.99.4.4" } as const;
  expect(passes(plans["control-plane"].ingress, { ...client, port: 443 })).toBe(true);
  expect(passes(plans["control-plane"].egress, { ...client, port: 51000 })).toBe(true);
  expect(passes(plans["control-plane"].ingress, { ...client, port: 10250 })).toBe(false);
  expect(passes(plans.endpoints.ingress, { ...client, port: 443 })).toBe(false);
});

describe("refused are", () => {
  const lowPorts = Array.from({ length: 20 }, (_, index) => ({
    port: 100 + 2 * index,
    reason: "Many",
  }));
  test.each<[Partial<AclRequest>, string]>([
    [{ s3Addresses: "table", internetEgress: true }, 's3Addresses: found "table", wanted any'],
    [
      { s3Addresses: "table", region: "sa-east-1" },
      's3Addresses: found "table", wanted any in region sa-east-1; the table has ap-northeast-1',
    ],
    [
      { apiClientCidrs: ["0.0.0.0/0"] },
      'apiClientCidrs[0]: found "0.0.0.0/0", wanted a private network (RFC 1918 or 100.64.0.0/10).',
    ],
    [{ cidrs: ["10.0.0.1/8"] }, 'cidrs[0]: found "10.0.0.1/8"'],
    [
      { publicLoadBalancer: { clientCidrs: [], targetPorts: [8080] } },
      "publicLoadBalancer.clientCidrs: found [], wanted a list of one or more networks.",
    ],
    [
      { publicLoadBalancer: { ...LOAD_BALANCER, listenerPorts: [22] } },
      'publicLoadBalancer.listenerPorts[0]: found {"port":22,"toPort":22}',
    ],
    [
      { rules: planPorts("test", { workloadPorts: lowPorts }) },
      "rules of the network ACL for nodes: found 28, wanted at most 20 rules in each direction",
    ],
    [
      { rules: planPorts("test", { workloadPorts: lowPorts }), s3Addresses: "table" },
      "rules of the network ACL for nodes: found",
    ],
  ])("%j", (changes, message) => {
    expect(() => plan(changes)).toThrow(message);
  });
});

describe("the table of Amazon S3's ranges", () => {
  test("is dated and holds networks that overlap no other", () => {
    expect(S3_RANGES_AS_OF).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const ranges of Object.values(S3_RANGES)) {
      expect(coverCidrs(ranges.map(parsed), 100).map(formatCidr)).toEqual(ranges);
    }
  });
});

test("a cover holds every network, keeps to its limit and adds nothing when there is room", () => {
  const networks = fc.array(
    fc
      .record({ block: fc.nat(0xffff), prefix: fc.integer({ min: 16, max: 28 }) })
      .map(({ block, prefix }): Cidr => {
        const size = 2 ** (32 - prefix);
        return { first: Math.floor((block * 65536) / size) * size, prefix };
      }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(networks, fc.integer({ min: 1, max: 30 }), (all, limit) => {
      const cover = coverCidrs(all, limit);
      expect(cover.length).toBeLessThanOrEqual(limit);
      for (const one of all) expect(cover.some((wide) => containsCidr(wide, one))).toBe(true);
      if (all.length <= limit) {
        for (const wide of cover) expect(all).toContainEqual(wide);
      }
    }),
  );
});

function parsed(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no network`);
  return cidr;
}
