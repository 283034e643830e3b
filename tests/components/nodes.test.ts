import fc from "fast-check";
import { BottlerocketNodes, type BottlerocketNodesArgs } from "../../components/nodes/node-group";
import { bottlerocketSettings, CpuArchitecture } from "../../components/nodes/bottlerocket";
import { architectureOf } from "../../components/nodes/instance-types";
import { planNodeGroups, planNodes, type NodeSettings } from "../../components/nodes/node-plan";
import {
  KubernetesAccess,
  planKubernetesAccess,
  SESSION_ACCESS_NEEDS,
} from "../../components/nodes/session-access";
import { record } from "./recording";

const ARGS: BottlerocketNodesArgs = {
  clusterName: "blue",
  roleArn: "arn:aws:iam::111122223333:role/blue-nodes",
  subnetIds: ["subnet-1"],
  securityGroupId: "sg-1",
  volumesKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/volumes",
};

function plan(settings: object) {
  return planNodes("test", "nodes", { clusterName: "blue", settings });
}

describe("Bottlerocket", () => {
  /** The tables of a TOML text as it is written here: no arrays, no nesting of values. */
  function tables(toml: string): Map<string, string[]> {
    const blocks = toml.trim().split("\n\n");
    return new Map(
      blocks.map((block) => {
        const [heading = "", ...lines] = block.split("\n");
        return [heading.slice("[settings.".length, -1), lines];
      }),
    );
  }

  test("starts locked down, with no shell, with seccomp, and without spare modules", () => {
    const settings = tables(bottlerocketSettings());
    expect(settings.get("kernel")).toEqual(['lockdown = "integrity"']);
    expect(settings.get("kernel.modules.sctp")).toEqual(["allowed = false"]);
    expect(settings.get("kernel.modules.udf")).toEqual(["allowed = false"]);
    expect(settings.get("host-containers.admin")).toEqual(["enabled = false"]);
    expect(settings.get("host-containers.control")).toEqual(["enabled = false"]);
    expect(settings.get("kubernetes")).toEqual(["seccomp-default = true"]);
    expect(settings.get("metrics")).toEqual(["send-metrics = false"]);
    for (const line of settings.get("kernel.sysctl") ?? []) {
      expect(line).toMatch(/^"net\.ipv[46]\.conf\.(all|default)\.\w+_redirects" = "0"$/);
    }
    expect(settings.get("kernel.sysctl")).toHaveLength(8);
  });

  test("runs the control container for sessions, and nothing else changes", () => {
    const [closed, open] = [false, true].map((sessionAccess) =>
      bottlerocketSettings({ sessionAccess }),
    );
    expect(open?.split("\n").filter((line, at) => line !== closed?.split("\n")[at])).toEqual([
      "enabled = true",
    ]);
    expect(tables(open ?? "").get("host-containers.control")).toEqual(["enabled = true"]);
  });
});

describe("the architecture that a name tells", () => {
  test.each([
    ["m7g.large", "arm64"],
    ["c7gn.xlarge", "arm64"],
    ["r6gd.metal", "arm64"],
    ["t4g.medium", "arm64"],
    ["im4gn.large", "arm64"],
    ["x2gd.large", "arm64"],
    ["g5g.xlarge", "arm64"],
    ["a1.large", "arm64"],
    ["m7i.large", "x86_64"],
    ["m7i-flex.large", "x86_64"],
    ["m5.large", "x86_64"],
    ["c6a.large", "x86_64"],
    ["g5.xlarge", "x86_64"],
    ["g4dn.xlarge", "x86_64"],
    ["gr6.4xlarge", "x86_64"],
    ["i7ie.large", "x86_64"],
    ["u-6tb1.metal", undefined],
    ["p6e-gb200.36xlarge", undefined],
    ["mac2.metal", undefined],
  ])("%s: %s", (type, architecture) => {
    expect(architectureOf(type)).toBe(architecture);
  });
});

describe("node groups", () => {
  const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,11}[a-z0-9])?$/);
  const settings = fc.record<NodeSettings>(
    {
      architecture: fc.constantFrom(CpuArchitecture.X86, CpuArchitecture.Arm),
      minSize: fc.integer({ min: 1, max: 20 }),
      volumeSizeGib: fc.integer({ min: 20, max: 500 }),
      labels: fc.dictionary(name, name, { maxKeys: 3 }),
    },
    { requiredKeys: [] },
  );

  test("are planned each for itself: a further group changes no other", () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, settings, { minKeys: 1, maxKeys: 5 }),
        name,
        (groups, more) => {
          const before = planNodeGroups("test", "nodes", { clusterName: "blue", groups });
          const after = planNodeGroups("test", "nodes", {
            clusterName: "blue",
            groups: { ...groups, [`${more}-one-more`]: {} },
          });
          for (const [group, planned] of before) expect(after.get(group)).toEqual(planned);
          expect(after.size).toBe(before.size + 1);
        },
      ),
    );
  });

  test("say in which group a mistake is", () => {
    const arm: NodeSettings = { architecture: "arm64", instanceTypes: ["m7i.large"] };
    const groups = { general: {}, arm };
    expect(() => planNodeGroups("test", "nodes", { clusterName: "blue", groups })).toThrow(
      'test: nodes.arm.instanceTypes[0]: found "m7i.large", wanted an EC2 instance type of architecture arm64 (this one is x86_64).',
    );
    expect(() => planNodeGroups("test", "nodes", { clusterName: "blue", groups: {} })).toThrow(
      "nodes: found {}, wanted at least one node group.",
    );
    expect(() =>
      planNodeGroups("test", "nodes", { clusterName: "blue", groups: { Big: {} } }),
    ).toThrow('nodes: found "Big", wanted names of 1 to 30 lower-case letters');
  });

  test("hand labels, taints, tags and the update strategy on", async () => {
    const taints = [{ key: "dedicated", value: "build", effect: "NO_SCHEDULE" as const }];
    const preview = await record(
      () =>
        new BottlerocketNodes("nodes", {
          ...ARGS,
          sessionAccess: true,
          settings: {
            labels: { "example.com/pool": "build" },
            taints,
            tags: { team: "build" },
            updateStrategy: "MINIMAL",
            maxUnavailablePercentage: 10,
          },
        }),
    );
    expect(preview.errors).toEqual([]);
    expect(preview.inputs("aws:eks/nodeGroup:NodeGroup nodes-group")).toMatchObject({
      labels: { "example.com/pool": "build" },
      taints,
      tags: { team: "build" },
      updateConfig: { maxUnavailablePercentage: 10, updateStrategy: "MINIMAL" },
    });
    const template = preview.inputs("aws:ec2/launchTemplate:LaunchTemplate nodes-template");
    expect(template["tagSpecifications"]).toContainEqual({
      resourceType: "volume",
      tags: { Name: "blue-node", team: "build" },
    });
    expect(Buffer.from(String(template["userData"]), "base64").toString()).toBe(
      bottlerocketSettings({ sessionAccess: true }),
    );
  });

  test.each<[object, string]>([
    [
      { labels: { "node.kubernetes.io/role": "x" } },
      'labels: found "node.kubernetes.io/role", wanted labels outside kubernetes.io, k8s.io and eks.amazonaws.com.',
    ],
    [{ labels: { a: "b c" } }, 'labels.a: found "b c", wanted a value of at most 63'],
    [{ labels: { "a b": "c" } }, 'labels: found "a b", wanted a key of at most 63'],
    [
      { taints: [{ key: "a", effect: "NoSchedule" }] },
      'taints[0].effect: found "NoSchedule", wanted one of NO_SCHEDULE, NO_EXECUTE, PREFER_NO_SCHEDULE.',
    ],
    [{ tags: { "aws:x": "y" } }, 'tags: found "aws:x", wanted tags with keys of 1 to 128'],
    [{ updateStrategy: "FAST" }, 'updateStrategy: found "FAST", wanted one of DEFAULT, MINIMAL.'],
    [
      { maxUnavailablePercentage: 0 },
      "maxUnavailablePercentage: found 0, wanted a whole number from 1 to 100.",
    ],
    [
      { instanceTypes: ["m7g.large"] },
      'instanceTypes[0]: found "m7g.large", wanted an EC2 instance type of architecture x86_64 (this one is arm64).',
    ],
  ])("refuse %j", (settingsOfGroup, message) => {
    expect(() => plan(settingsOfGroup)).toThrow(`test: nodes.${message}`);
  });
});

describe("access of the deployment", () => {
  test("is in-network unless asked otherwise, and a tunnel wants session access", () => {
    expect(planKubernetesAccess("test", {})).toBe("in-network");
    expect(planKubernetesAccess("test", { kubernetesAccess: "deferred" })).toBe("deferred");
    const tunnel = { kubernetesAccess: KubernetesAccess.Tunnel };
    expect(planKubernetesAccess("test", { ...tunnel, sessionAccess: true })).toBe("tunnel");
    const changed: object = { kubernetesAccess: "vpn" };
    expect(() => planKubernetesAccess("test", tunnel)).toThrow(
      "test: sessionAccess: found false, wanted true, because kubernetesAccess is tunnel.",
    );
    expect(() => planKubernetesAccess("test", Object.assign({ ...tunnel }, changed))).toThrow(
      'kubernetesAccess: found "vpn", wanted one of in-network, tunnel, deferred.',
    );
  });

  test("over session manager needs its endpoints", () => {
    expect(SESSION_ACCESS_NEEDS.endpoints).toEqual(["ssm", "ssmmessages", "ec2messages"]);
  });
});
