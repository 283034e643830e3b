import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { ApiAccess, planApiAccess } from "../../components/api-access";
import { ControlPlane, type ControlPlaneArgs } from "../../components/control-plane";
import { requireNextMinor } from "../../components/kubernetes-versions";
import { record } from "./recording";

const ARGS: ControlPlaneArgs = {
  clusterName: "blue",
  roleArn: "arn:aws:iam::111122223333:role/blue-control-plane",
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupId: "sg-1",
  secretsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/secrets",
  logsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/logs",
};
const CLUSTER = "aws:eks/cluster:Cluster plane-cluster";

function plane(changes: Partial<ControlPlaneArgs> = {}, protect?: boolean) {
  return record(() => new ControlPlane("plane", { ...ARGS, ...changes }, { protect }));
}

function publicAccess(publicAccessCidrs: string[]) {
  return planApiAccess("test", { apiAccess: ApiAccess.RestrictedPublic, publicAccessCidrs });
}

describe("access to the API", () => {
  test("is private unless asked otherwise, without networks", async () => {
    expect(planApiAccess("test", {})).toEqual({ endpointPublicAccess: false });
    const { vpcConfig } = (await plane()).inputs(CLUSTER);
    expect(vpcConfig).toEqual({
      endpointPrivateAccess: true,
      endpointPublicAccess: false,
      subnetIds: ["subnet-1", "subnet-2"],
      securityGroupIds: ["sg-1"],
    });
  });

  test("may be public for a few networks, and stays private besides", async () => {
    const publicAccessCidrs = ["198.51.100.0/28", "203.0.113.7/32"];
    const preview = await plane({ apiAccess: "restricted-public", publicAccessCidrs });
    expect(preview.inputs(CLUSTER)["vpcConfig"]).toMatchObject({
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs,
    });
  });

  test("counts addresses once: networks inside others add nothing", () => {
    const cidrs = ["198.51.100.0/24", "198.51.100.0/24", "198.51.100.128/25", "198.51.100.7/32"];
    expect(publicAccess(cidrs).publicAccessCidrs).toEqual(cidrs);
    expect(() => publicAccess([...cidrs, "203.0.113.0/32"])).toThrow("(these are 257)");
  });

  const singleAddress = fc
    .integer({ min: 0, max: 0xffffffff })
    .map((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
    .filter(([first = 0]) => first > 0);

  test("never lets more than 256 addresses in", () => {
    const network = fc
      .tuple(singleAddress, fc.integer({ min: 22, max: 32 }))
      .map(([[a = 0, b = 0, c = 0, d = 0], prefix]) => {
        const address = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
        const first = address - (address % 2 ** (32 - prefix));
        return { first, size: 2 ** (32 - prefix), text: `${dotted(first)}/${prefix}` };
      });
    fc.assert(
      fc.property(fc.array(network, { minLength: 1, maxLength: 5 }), (networks) => {
        let isAccepted = true;
        try {
          publicAccess(networks.map(({ text }) => text));
        } catch {
          isAccepted = false;
        }
        if (!isAccepted) return;
        const addresses = new Set(
          networks.flatMap(({ first, size }) => Array.from({ length: size }, (_, i) => first + i)),
        );
        expect(addresses.size).toBeLessThanOrEqual(256);
      }),
    );
  });

  test.each<[object, string]>([
    [
      { apiAccess: "public" },
      'apiAccess: found "public", wanted one of private, restricted-public.',
    ],
    [
      { publicAccessCidrs: ["198.51.100.0/28"] },
      'publicAccessCidrs: found ["198.51.100.0/28"], wanted none, because apiAccess is private.',
    ],
    [
      { apiAccess: "restricted-public" },
      "publicAccessCidrs: found [], wanted the public networks of administrators, because apiAccess is restricted-public.",
    ],
    ...[
      ["0.0.0.0/0", "a narrow network: /24 or longer"],
      ["198.51.0.0/16", "a narrow network: /24 or longer"],
      ["10.1.2.0/24", "a network of public addresses"],
      ["100.64.0.1/32", "a network of public addresses"],
      ["::/0", "an IPv4 network such as 198.51.100.0/28 with no host bits set"],
      ["2001:db8::/64", "an IPv4 network such as 198.51.100.0/28 with no host bits set"],
      ["198.51.100.7/24", "an IPv4 network such as 198.51.100.0/28 with no host bits set"],
    ].map(([cidr, wanted]): [object, string] => [
      { apiAccess: "restricted-public", publicAccessCidrs: [cidr] },
      `publicAccessCidrs[0]: found "${cidr}", wanted ${wanted}.`,
    ]),
  ])("refuses %j", (changes, message) => {
    expect(() => planApiAccess("test", changes)).toThrow(`test: ${message}`);
  });

  test("refuses the world in two halves", () => {
    expect(() => publicAccess(["0.0.0.0/1", "128.0.0.0/1"])).toThrow("a narrow network");
  });
});

describe("an upgrade", () => {
  test("goes one minor up or stays, never down and never further", () => {
    const minor = fc.integer({ min: 20, max: 60 });
    fc.assert(
      fc.property(minor, minor, (from, to) => {
        const judge = () => requireNextMinor("test", "kubernetesVersion", `1.${from}`, `1.${to}`);
        if (to === from || to === from + 1) expect(judge).not.toThrow();
        else
          expect(judge).toThrow(to > from ? `wanted "1.${from + 1}" as the next` : "never lowers");
      }),
    );
  });

  test("that skips a minor is refused before anything is registered", async () => {
    const preview = await plane({ kubernetesVersion: "1.36", upgradeFrom: "1.34" });
    expect(preview.list).toEqual([]);
    expect(preview.errors.join()).toContain(
      'ControlPlane "plane": kubernetesVersion: found "1.36", wanted "1.35" as the next version after "1.34", because EKS raises one minor at a time.',
    );
  });

  test("from what is no minor is refused", async () => {
    const preview = await plane({ upgradeFrom: "latest" });
    expect(preview.errors.join()).toContain(
      'upgradeFrom: found "latest", wanted a Kubernetes minor version such as "1.34".',
    );
  });

  test("is watched by a hook that the engine runs before updates", async () => {
    const cluster = (await plane()).at(CLUSTER);
    expect(cluster.options.hooks.beforeUpdate).toEqual(["plane-one-minor-at-a-time"]);
  });
});

describe("a control plane", () => {
  test("keeps its log group: encrypted, retained, protected from deletion", async () => {
    const logs = (await plane()).at("aws:cloudwatch/logGroup:LogGroup plane-logs");
    expect(logs.inputs).toEqual({
      name: "/aws/eks/blue/cluster",
      kmsKeyId: ARGS.logsKeyArn,
      retentionInDays: 365,
      deletionProtectionEnabled: true,
    });
    expect(logs.options.retainOnDelete).toBe(true);
  });

  test("hands the option protect to the cluster and its logs", async () => {
    const preview = await plane({}, true);
    const made = preview.resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
    expect(made.map(({ options }) => options.protect)).toEqual([true, true]);
  });

  test("turns the three settings of Auto Mode on together, with no pool of EKS's own", async () => {
    expect((await plane({ autoMode: true })).inputs(CLUSTER)).toMatchObject({
      computeConfig: { enabled: true, nodePools: [] },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    });
  });
});

test("a control plane can be unit-tested with the mocks of the SDK", async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: { ...inputs, arn: `arn of ${name}` } }),
    call: () => ({}),
  });
  const { clusterArn } = new ControlPlane("mocked", ARGS);
  const arn = await new Promise((resolve) => clusterArn.apply(resolve));
  expect(arn).toBe("arn of mocked-cluster");
});

function dotted(n: number): string {
  return [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join(".");
}
