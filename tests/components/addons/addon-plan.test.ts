import fc from "fast-check";
import { configurationValues, planAddon, planAddons } from "../../../components/addons/addon-plan";
import {
  addonRoleName,
  planAddonRoles,
  volumeUserRoleArns,
} from "../../../components/addons/addon-role-plan";
import { ADDONS, DEFAULT_ADDONS } from "../../../components/addons/catalogue";
import { addonVersion, asOf } from "../../../components/addons/versions";
import { KUBERNETES_VERSIONS } from "../../../components/kubernetes-versions";
import { clusterVolumeTag } from "../../../components/backup/backup-policies";

const OPTIONAL = ["aws-efs-csi-driver", "amazon-cloudwatch-observability", "cert-manager"];
const ALL = ADDONS.map(({ name }) => name);
const PLACE = { clusterName: "blue", accountId: "111122223333", region: "eu-central-1" };

describe("the table of versions", () => {
  test.each(KUBERNETES_VERSIONS.map(({ minor }) => minor))("has every add-on for %s", (minor) => {
    for (const name of ALL)
      expect(addonVersion(name, minor)).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
  });

  test("runs kube-proxy of the cluster's own minor", () => {
    for (const { minor } of KUBERNETES_VERSIONS) {
      expect(addonVersion("kube-proxy", minor)).toContain(`v${minor}.`);
    }
  });

  test("knows no other minor", () => {
    expect(() => addonVersion("coredns", "1.20")).toThrow(
      "No add-on versions for Kubernetes 1.20; there are some for 1.36, 1.35, 1.34.",
    );
  });

  test("has a date", () => {
    expect(new Date(asOf).toISOString().slice(0, 10)).toBe(asOf);
  });
});

test("a cluster has these add-ons when nothing is said", () => {
  expect(DEFAULT_ADDONS).toEqual([
    "eks-pod-identity-agent",
    "vpc-cni",
    "kube-proxy",
    "coredns",
    "metrics-server",
    "snapshot-controller",
    "aws-ebs-csi-driver",
    "aws-guardduty-agent",
  ]);
});

test("network policies are on, and strict", () => {
  const { definition } = planAddon("test", { name: "vpc-cni" });
  expect(JSON.parse(configurationValues(definition, "blue") ?? "")).toEqual({
    enableNetworkPolicy: "true",
    env: { NETWORK_POLICY_ENFORCING_MODE: "strict" },
  });
});

/** Lists that keep what every cluster must have, in any order. */
const lists = fc
  .subarray(ALL, { minLength: 0 })
  .map((some) => [...new Set([...ALL.filter((name) => isAlways(name)), ...some])])
  .filter((names) => !names.includes("aws-ebs-csi-driver") || names.includes("snapshot-controller"))
  .chain((names) => fc.shuffledSubarray(names, { minLength: names.length }));
const isAlways = (wanted: string): boolean =>
  ADDONS.some(({ name, use }) => name === wanted && use === "always");

describe("any list of add-ons", () => {
  test("is installed whole, each after what it needs, whatever the order of the list", () => {
    fc.assert(
      fc.property(lists, (addons) => {
        const planned = planAddons("test", { addons }).addons.map((one) => one.definition);
        const names = planned.map(({ name }) => name);
        expect([...names].sort()).toEqual([...addons].sort());
        planned.forEach(({ after }, index) => {
          expect(names.slice(0, index)).toEqual(expect.arrayContaining([...after]));
        });
      }),
    );
  });

  test("needs of the network what its members need and nothing else", () => {
    fc.assert(
      fc.property(lists, (addons) => {
        const { needs } = planAddons("test", { addons });
        expect(needs.map(({ owner }) => owner).sort()).toEqual([...addons].sort());
        const endpoints = needs.flatMap((one) => one.endpoints);
        expect(endpoints.includes("guardduty-data")).toBe(addons.includes("aws-guardduty-agent"));
        expect(endpoints.includes("monitoring")).toBe(
          addons.includes("amazon-cloudwatch-observability"),
        );
        const ports = needs.flatMap(({ flows }) =>
          flows.map(({ from, port }) => `${from} ${port}`),
        );
        expect(ports.includes("control-plane 10251")).toBe(addons.includes("metrics-server"));
        expect(ports.includes("control-plane 10260")).toBe(addons.includes("cert-manager"));
      }),
    );
  });

  test("puts every add-on before the nodes that a node needs to become ready", () => {
    const before = planAddons("test", { addons: ALL }).addons.filter(
      ({ definition }) => definition.phase === "before-nodes",
    );
    expect(before.map(({ definition }) => definition.name)).toEqual([
      "eks-pod-identity-agent",
      "vpc-cni",
      "kube-proxy",
    ]);
  });
});

describe("a list is refused", () => {
  test.each([
    [
      "that names an unknown add-on",
      [...DEFAULT_ADDONS, "adot"],
      /^test: addons\[8\]: found "adot", wanted one of .*coredns/,
    ],
    [
      "that names one twice",
      [...DEFAULT_ADDONS, "coredns"],
      /^test: addons\[8\]: found "coredns", wanted an add-on that is not already at addons\[3\]\.$/,
    ],
    [
      "that lacks what every cluster needs",
      DEFAULT_ADDONS.filter((name) => name !== "vpc-cni"),
      /^test: addons: found \[.*\], wanted a list with vpc-cni, which every cluster needs\.$/,
    ],
    [
      "that lacks what a member needs",
      DEFAULT_ADDONS.filter((name) => name !== "snapshot-controller"),
      /^test: addons\[5\]: found "aws-ebs-csi-driver", wanted a list with snapshot-controller as well, which aws-ebs-csi-driver needs\.$/,
    ],
  ])("%s", (_why, addons, message) => {
    expect(() => planAddons("test", { addons })).toThrow(message);
  });

  test("for an unknown minor version", () => {
    expect(() => planAddons("test", { kubernetesVersion: "1.20" })).toThrow(
      /^test: kubernetesVersion: found "1.20"/,
    );
  });
});

describe("the roles of add-ons", () => {
  const roles = planAddonRoles("test", { ...PLACE, addons: ALL });

  test("are as many as there are service accounts that call AWS", () => {
    expect(roles.map(({ name, serviceAccount }) => [serviceAccount, name])).toEqual([
      ["aws-node", "blue-vpc-cni"],
      ["ebs-csi-controller-sa", "blue-ebs-csi"],
      ["efs-csi-controller-sa", "blue-efs-csi"],
      ["efs-csi-node-sa", "blue-efs-csi-node"],
      ["cloudwatch-agent", "blue-cloudwatch"],
    ]);
  });

  test.each(roles)("$name is trusted to its service account in this cluster alone", (role) => {
    const { Statement } = JSON.parse(role.assumeRolePolicy);
    expect(Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "111122223333",
            "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-central-1:111122223333:cluster/blue",
            "aws:RequestTag/kubernetes-namespace":
              role.serviceAccount === "cloudwatch-agent" ? "amazon-cloudwatch" : "kube-system",
            "aws:RequestTag/kubernetes-service-account": role.serviceAccount,
          },
        },
      },
    ]);
  });

  test("may do nothing to everything but what AWS cannot narrow", () => {
    const wide = roles
      .flatMap(({ policy }) => (policy === undefined ? [] : JSON.parse(policy).Statement))
      .filter(({ Resource, Condition }) => Resource === "*" && Condition === undefined)
      .flatMap(({ Action }) => Action);
    expect(wide).toEqual(["ec2:DescribeTags", "ec2:DescribeVolumes", "logs:DescribeLogGroups"]);
  });

  test("have names that IAM takes, also in the longest cluster name", () => {
    const clusterName = "c".repeat(50);
    for (const { identities } of ADDONS) {
      for (const one of identities) {
        expect(addonRoleName(clusterName, one).length).toBeLessThanOrEqual(64);
      }
    }
  });

  test("that make volumes are named for the key's policy, when there are any", () => {
    const arns = ["arn:aws:iam::111122223333:role/blue-ebs-csi"];
    expect(volumeUserRoleArns("test", PLACE)).toEqual(arns);
    const addons = DEFAULT_ADDONS.filter((name) => name !== "aws-ebs-csi-driver");
    expect(volumeUserRoleArns("test", { ...PLACE, addons })).toEqual([]);
  });
});

test("options are options", () => {
  for (const name of OPTIONAL) expect(DEFAULT_ADDONS).not.toContain(name);
});

test("volumes carry the tag that backups select them by", () => {
  const { definition } = planAddon("test", { name: "aws-ebs-csi-driver" });
  const { controller } = JSON.parse(configurationValues(definition, "blue") ?? "");
  expect(clusterVolumeTag("blue").key).toBe(`kubernetes.io/cluster/${controller.k8sTagClusterId}`);
});
