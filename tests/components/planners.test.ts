import fc from "fast-check";
import { bottlerocketAmiType, bottlerocketSettings } from "../../components/nodes/bottlerocket";
import { execKubeconfig } from "../../components/kubeconfig";
import { planKeyPolicies } from "../../components/keys/key-policies";
import {
  DEFAULT_KUBERNETES_VERSION,
  KUBERNETES_VERSIONS,
  KUBERNETES_VERSIONS_AS_OF,
} from "../../components/kubernetes-versions";
import { planAddresses } from "../../components/network/addresses";
import {
  formatCidr,
  overlaps,
  parseCidr,
  subnetOf,
  type Cidr,
} from "../../components/network/cidr";
import { planPorts } from "../../components/network/ports";
import { planNodes } from "../../components/nodes/node-plan";

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

describe("the table of Kubernetes versions", () => {
  const minorOf = (minor: string): number => Number(/^1\.(\d+)$/.exec(minor)?.[1]);

  test("lists consecutive minors, newest first, with their last day of support in order", () => {
    const minors = KUBERNETES_VERSIONS.map(({ minor }) => minorOf(minor));
    expect(minors).toEqual(minors.map((_, index) => (minors[0] ?? 0) - index));
    const ends = KUBERNETES_VERSIONS.map(({ endOfStandardSupport }) => endOfStandardSupport);
    expect(ends).toEqual([...ends].sort().reverse());
    for (const end of ends) {
      expect(new Date(end).toISOString().slice(0, 10)).toBe(end);
      expect(end > KUBERNETES_VERSIONS_AS_OF).toBe(true);
    }
  });

  test("has the second newest minor as its default", () => {
    expect(KUBERNETES_VERSIONS[1]?.minor).toBe(DEFAULT_KUBERNETES_VERSION);
  });

  test("names a Bottlerocket release that knows the minor", () => {
    const firstWith: Record<string, number> = { "1.34": 47, "1.35": 53, "1.36": 61 };
    for (const { minor, bottlerocketRelease } of KUBERNETES_VERSIONS) {
      const release = Number(/^1\.(\d+)\.\d+-[0-9a-f]{8}$/.exec(bottlerocketRelease)?.[1]);
      expect(release).toBeGreaterThanOrEqual(firstWith[minor] ?? Infinity);
    }
  });
});

interface Statement {
  readonly Sid: string;
  readonly Principal: Record<string, string | string[]>;
  readonly Action: string[];
  readonly Condition?: unknown;
}

describe("key policies", () => {
  const deployerRoleArn = "arn:aws:iam::111122223333:role/deployer";
  const administrator = "arn:aws:iam::111122223333:role/administrator";
  const policies = planKeyPolicies("test", {
    accountId: "111122223333",
    region: "eu-central-1",
    clusterName: "blue",
    deployerRoleArn,
    administratorRoleArns: [administrator],
  });
  const statements = (text: string): Statement[] => JSON.parse(text).Statement;

  test("name their administrators, who can neither encrypt nor decrypt", () => {
    for (const text of Object.values(policies)) {
      const [first] = statements(text);
      expect(first?.Principal).toEqual({ AWS: [deployerRoleArn, administrator] });
      expect(first?.Action).toContain("kms:PutKeyPolicy");
      expect(first?.Action.join()).not.toMatch(/crypt|GenerateDataKey|CreateGrant|\*/);
    }
  });

  test("let no account, no wildcard and no user in", () => {
    for (const text of Object.values(policies)) {
      expect(text).not.toMatch(/:root|:user\/|"AWS":"\*"|"Principal":"\*"|kms:\*/);
    }
  });

  test("let the control plane and the cluster's creation use the key for secrets", () => {
    expect(statements(policies.secrets).slice(1)).toEqual([
      {
        Effect: "Allow",
        Resource: "*",
        Sid: "ControlPlane",
        Principal: { AWS: "arn:aws:iam::111122223333:role/blue-control-plane" },
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
      },
      {
        Effect: "Allow",
        Resource: "*",
        Sid: "ClusterCreation",
        Principal: { AWS: deployerRoleArn },
        Action: ["kms:CreateGrant", "kms:DescribeKey"],
      },
    ]);
  });

  test("bind CloudWatch Logs to the log group of this cluster", () => {
    const [, logs] = statements(policies.logs);
    expect(logs?.Principal).toEqual({ Service: "logs.eu-central-1.amazonaws.com" });
    expect(logs?.Condition).toEqual({
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn":
          "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/eks/blue/cluster",
      },
    });
  });

  test("let Auto Scaling use the key for volumes, with grants for AWS resources only", () => {
    const [, use, grant] = statements(policies.volumes);
    const AWS =
      "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
    expect([use?.Principal, grant?.Principal]).toEqual([{ AWS }, { AWS }]);
    expect(use?.Action).not.toContain("kms:CreateGrant");
    expect(grant?.Action).toEqual(["kms:CreateGrant"]);
    expect(grant?.Condition).toEqual({ Bool: { "kms:GrantIsForAWSResource": "true" } });
  });

  test("use the names of other partitions", () => {
    const { logs, volumes } = planKeyPolicies("test", {
      accountId: "111122223333",
      region: "cn-north-1",
      partition: "aws-cn",
      clusterName: "blue",
      deployerRoleArn: "arn:aws-cn:iam::111122223333:role/deployer",
    });
    expect(statements(logs)[1]?.Principal).toEqual({ Service: "logs.cn-north-1.amazonaws.com.cn" });
    expect(volumes).not.toContain("arn:aws:");
  });
});

describe("nodes", () => {
  test("have defaults for everything", () => {
    expect(planNodes("test", "nodes", { clusterName: "blue" })).toEqual({
      kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
      architecture: "x86_64",
      instanceTypes: ["m7i.large"],
      minSize: 2,
      maxSize: 6,
      desiredSize: 2,
      volumeSizeGib: 100,
      releaseVersion: KUBERNETES_VERSIONS[1]?.bottlerocketRelease,
    });
  });

  test("follow the architecture and the smallest size", () => {
    const settings = { architecture: "arm64", minSize: 9 } as const;
    expect(planNodes("test", "nodes", { clusterName: "blue", settings })).toMatchObject({
      instanceTypes: ["m7g.large"],
      minSize: 9,
      maxSize: 9,
      desiredSize: 9,
    });
    expect(bottlerocketAmiType("arm64")).toBe("BOTTLEROCKET_ARM_64");
    expect(bottlerocketAmiType("x86_64")).toBe("BOTTLEROCKET_x86_64");
  });

  test("start locked down, with no shell and with seccomp", () => {
    expect(bottlerocketSettings().split("\n").filter(Boolean)).toEqual([
      "[settings.kernel]",
      'lockdown = "integrity"',
      "[settings.host-containers.admin]",
      "enabled = false",
      "[settings.host-containers.control]",
      "enabled = false",
      "[settings.kubernetes]",
      "seccomp-default = true",
    ]);
  });
});

test("the kubeconfig asks the AWS CLI for tokens of a named role and holds no secret", () => {
  const text = execKubeconfig({
    clusterName: "blue",
    region: "eu-central-1",
    endpoint: "https://example.test",
    certificateAuthority: "Y2VydA==",
    roleArn: "arn:aws:iam::111122223333:role/deployer",
  });
  expect(JSON.parse(text)).toEqual({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "blue",
    clusters: [
      {
        name: "blue",
        cluster: { server: "https://example.test", "certificate-authority-data": "Y2VydA==" },
      },
    ],
    contexts: [{ name: "blue", context: { cluster: "blue", user: "blue" } }],
    users: [
      {
        name: "blue",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1",
            command: "aws",
            args: [
              "--region",
              "eu-central-1",
              "--output",
              "json",
              "eks",
              "get-token",
              "--cluster-name",
              "blue",
              "--role-arn",
              "arn:aws:iam::111122223333:role/deployer",
            ],
            interactiveMode: "Never",
          },
        },
      },
    ],
  });
});
