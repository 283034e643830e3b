import { AutoModeIdentity, AutoModeNodePool } from "../../components/nodes/auto-mode";
import { bottlerocketSettings } from "../../components/nodes/bottlerocket";
import { KarpenterAccess, KarpenterIdentity } from "../../components/nodes/karpenter";
import {
  interruptionQueuePolicy,
  karpenterControllerArn,
  KARPENTER_NEEDS,
  karpenterPolicy,
  karpenterTrust,
} from "../../components/nodes/karpenter-policies";
import { KarpenterNodePool } from "../../components/nodes/karpenter-pool";
import { KarpenterQueue } from "../../components/nodes/karpenter-queue";
import { planNodePool } from "../../components/nodes/node-pool";
import { record, UNKNOWN, type Recording } from "./recording";

const AT = {
  clusterName: "blue",
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws" as const,
};
const PLACE = {
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupId: "sg-1",
  volumesKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/volumes",
};
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/notifications";

let preview: Recording;

beforeAll(async () => {
  preview = await record(() => {
    const nodes = new AutoModeIdentity("auto", { clusterName: "blue" });
    new AutoModeNodePool("general", { ...PLACE, nodeRoleName: nodes.nodeRoleName });
    const karpenter = new KarpenterIdentity("karpenter", { ...AT, sessionAccess: true });
    const { controllerRoleArn, nodeRoleArn } = karpenter;
    new KarpenterAccess("access", { clusterName: "blue", controllerRoleArn, nodeRoleArn });
    new KarpenterQueue("interruptions", { ...AT, notificationsKeyArn: KEY });
    const { instanceProfileName } = karpenter;
    new KarpenterNodePool("build", {
      ...PLACE,
      clusterName: "blue",
      instanceProfileName,
      settings: {
        architecture: "arm64",
        taints: [{ key: "dedicated", value: "build", effect: "NO_EXECUTE" }],
      },
    });
  });
});

test("the program runs to its end", () => {
  expect(preview.errors).toEqual([]);
});

describe("an Auto Mode pool", () => {
  test("has a hardened node class", () => {
    expect(preview.inputs("kubernetes:eks.amazonaws.com/v1:NodeClass general-node-class")).toEqual({
      apiVersion: "eks.amazonaws.com/v1",
      kind: "NodeClass",
      metadata: { name: "general" },
      spec: {
        role: UNKNOWN,
        subnetSelectorTerms: [{ id: "subnet-1" }, { id: "subnet-2" }],
        securityGroupSelectorTerms: [{ id: "sg-1" }],
        networkPolicy: "DefaultDeny",
        networkPolicyEventLogs: "Enabled",
        ephemeralStorage: { size: "100Gi", kmsKeyID: PLACE.volumesKeyArn },
        advancedNetworking: { associatePublicIPAddress: false },
      },
    });
  });

  test("comes after its node class, and that after the role and its access", () => {
    const pool = preview.at("kubernetes:karpenter.sh/v1:NodePool general-node-pool");
    const before = [...preview.before(pool)];
    for (const wanted of [
      "kubernetes:eks.amazonaws.com/v1:NodeClass general-node-class",
      "aws:iam/role:Role auto-nodes",
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation auto-nodes",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment auto-nodes-AmazonEKSWorkerNodeMinimalPolicy",
    ]) {
      expect(before).toContain(preview.at(wanted).urn);
    }
  });

  test("has nodes with the least role", () => {
    const attached = preview
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .filter(({ name }) => name.startsWith("auto-"));
    expect(attached.map(({ inputs }) => inputs["policyArn"])).toEqual([
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ]);
    expect(preview.inputs("aws:eks/accessEntry:AccessEntry auto-nodes")["type"]).toBe("EC2");
  });
});

describe("a Karpenter pool", () => {
  test("has a node class as hard as a node group's launch template", () => {
    const { spec } = preview.inputs(
      "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass build-node-class",
    );
    const volume = {
      encrypted: true,
      kmsKeyID: PLACE.volumesKeyArn,
      volumeType: "gp3",
      deleteOnTermination: true,
    };
    expect(spec).toEqual({
      amiSelectorTerms: [{ alias: "bottlerocket@v1.65.0" }],
      instanceProfile: "blue-karpenter-nodes",
      subnetSelectorTerms: [{ id: "subnet-1" }, { id: "subnet-2" }],
      securityGroupSelectorTerms: [{ id: "sg-1" }],
      associatePublicIPAddress: false,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        httpProtocolIPv6: "disabled",
      },
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { ...volume, volumeSize: "4Gi" } },
        { deviceName: "/dev/xvdb", ebs: { ...volume, volumeSize: "100Gi" } },
      ],
      detailedMonitoring: true,
      userData: bottlerocketSettings(),
      tags: { Name: "blue-node" },
    });
  });

  test("is bounded, and replaces its nodes", () => {
    const { spec } = preview.inputs("kubernetes:karpenter.sh/v1:NodePool build-node-pool");
    expect(spec).toMatchObject({
      limits: { cpu: "100", memory: "400Gi" },
      template: {
        spec: {
          nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "build" },
          expireAfter: "336h",
          taints: [{ key: "dedicated", value: "build", effect: "NoExecute" }],
        },
      },
    });
    expect(JSON.stringify(spec)).toContain(
      '"key":"kubernetes.io/arch","operator":"In","values":["arm64"]',
    );
  });

  test.each<[object, string]>([
    [{ oldestGeneration: 4 }, "oldestGeneration: found 4, wanted a whole number from 5 to 99."],
    [
      { expireAfterHours: 1000 },
      "expireAfterHours: found 1000, wanted a whole number from 24 to 504.",
    ],
    [{ instanceCategories: [] }, "instanceCategories: found [], wanted a list with at least one"],
    [{ instanceCategories: ["m7"] }, 'instanceCategories[0]: found "m7", wanted the letters'],
    [{ architecture: "riscv" }, 'architecture: found "riscv", wanted one of x86_64, arm64.'],
    [{ cpuLimit: 0 }, "cpuLimit: found 0, wanted a whole number from 1 to 10000."],
  ])("refuses %j", (settings, message) => {
    expect(() => planNodePool("test", "settings", settings)).toThrow(`test: settings.${message}`);
  });
});

describe("the identity of Karpenter", () => {
  interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: string[];
    readonly Resource: string | string[];
    readonly Condition?: Record<string, Record<string, unknown>>;
  }
  const statements = (text: string): Statement[] => JSON.parse(text).Statement;

  test("is the controller's service account in this cluster alone", () => {
    const [trust] = statements(karpenterTrust(AT));
    expect(trust?.Action).toEqual(["sts:AssumeRole", "sts:TagSession"]);
    expect(trust?.Condition).toEqual({
      StringEquals: {
        "aws:SourceAccount": "111122223333",
        "aws:RequestTag/eks-cluster-name": "blue",
        "aws:RequestTag/kubernetes-namespace": "kube-system",
        "aws:RequestTag/kubernetes-service-account": "karpenter",
      },
      ArnEquals: { "aws:SourceArn": "arn:aws:eks:eu-central-1:111122223333:cluster/blue" },
    });
  });

  test("changes only what carries the cluster's tag, and no identity", () => {
    const found = statements(karpenterPolicy(AT));
    for (const { Sid, Action, Resource, Condition } of found) {
      expect(Action.join()).not.toContain("*");
      const isReading = Action.every((action) => /:(Describe|Get|Receive)/.test(action));
      if (isReading || Sid === "FollowInterruptions" || Sid === "PassNodeRole") continue;
      expect(Resource).not.toBe("*");
      if (Sid !== "LaunchFrom") {
        expect(JSON.stringify(Condition)).toContain("Tag/kubernetes.io/cluster/blue");
      }
    }
    const identity = found.flatMap(({ Action }) => Action).filter((action) => /^iam:/.test(action));
    expect(identity).toEqual(["iam:PassRole", "iam:GetInstanceProfile"]);
    expect(found.find(({ Sid }) => Sid === "PassNodeRole")).toMatchObject({
      Resource: "arn:aws:iam::111122223333:role/blue-karpenter-nodes",
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    });
  });

  test("has nodes that join as such, with sessions as asked", () => {
    expect(preview.inputs("aws:eks/accessEntry:AccessEntry access-nodes")["type"]).toBe(
      "EC2_LINUX",
    );
    expect(preview.list).toContain("aws:iam/rolePolicy:RolePolicy karpenter-nodes-session-access");
    expect(
      preview.inputs("aws:eks/podIdentityAssociation:PodIdentityAssociation access-controller"),
    ).toMatchObject({ namespace: "kube-system", serviceAccount: "karpenter" });
  });

  test("has a role whose ARN keys can name before it exists", () => {
    const { name } = preview.inputs("aws:iam/role:Role karpenter-controller");
    expect(karpenterControllerArn(AT)).toBe(`arn:aws:iam::111122223333:role/${String(name)}`);
  });

  test("needs endpoints for what its policy calls, and none for prices", () => {
    const services = new Set(
      statements(karpenterPolicy(AT)).flatMap(({ Action }) =>
        Action.map((action) => action.slice(0, action.indexOf(":"))),
      ),
    );
    services.delete("iam");
    expect(KARPENTER_NEEDS.endpoints).toEqual(expect.arrayContaining([...services]));
    expect(services).not.toContain("pricing");
  });
});

describe("the interruption queue", () => {
  test("is encrypted, short of memory, and written by four named rules", () => {
    expect(preview.inputs("aws:sqs/queue:Queue interruptions-queue")).toEqual({
      name: "blue-karpenter",
      kmsMasterKeyId: KEY,
      messageRetentionSeconds: 300,
    });
    const rules = preview.ofType("aws:cloudwatch/eventRule:EventRule");
    const names = rules.map(({ inputs }) => String(inputs["name"]));
    expect(names).toEqual([
      "blue-karpenter-health",
      "blue-karpenter-spot",
      "blue-karpenter-rebalance",
      "blue-karpenter-state",
    ]);
    const { policy } = preview.inputs("aws:sqs/queuePolicy:QueuePolicy interruptions-queue");
    expect(policy).toBe(interruptionQueuePolicy(AT, names));
    expect(String(policy)).toContain("rule/blue-karpenter-spot");
    expect(preview.ofType("aws:cloudwatch/eventTarget:EventTarget")).toHaveLength(4);
  });

  test("refuses messages without TLS", () => {
    expect(JSON.parse(interruptionQueuePolicy(AT, [])).Statement[1]).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});
