import { bottlerocketAmiType } from "../../components/nodes/bottlerocket";
import { execKubeconfig } from "../../components/kubeconfig";
import { planKeyPolicies } from "../../components/keys/key-policies";
import {
  DEFAULT_KUBERNETES_VERSION,
  KUBERNETES_VERSIONS,
  KUBERNETES_VERSIONS_AS_OF,
} from "../../components/kubernetes-versions";
import { planNodes } from "../../components/nodes/node-plan";

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
        "kms:EncryptionContext:aws:logs:arn": [
          "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/eks/blue/cluster",
        ],
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
      updateStrategy: "DEFAULT",
      maxUnavailablePercentage: 33,
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
