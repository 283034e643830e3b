import {
  BottlerocketNodes,
  ClusterAccess,
  ClusterKeys,
  ClusterRoles,
  ControlPlane,
  Network,
  SecureNamespace,
  type SecureNamespaceArgs,
} from "../../components";
import { ARGS } from "./blue-cluster";
import { record } from "./recording";
import { refusal } from "./refusal";

const CIDR = "an IPv4 network such as 10.20.0.0/16 with no host bits set";
const NAME = "a cluster name of 1 to 50 letters, digits and hyphens that starts with a letter";

const NAMESPACE =
  "a namespace name of 1 to 63 lower-case letters, digits and hyphens that starts and ends with a letter or digit";
const OWN = "a name of your own: default and names that start with kube- belong to Kubernetes";

describe("a namespace refuses, before anything is registered,", () => {
  test.each<[SecureNamespaceArgs, string]>([
    [{ name: "Web" }, `name: found "Web", wanted ${NAMESPACE}.`],
    [{ name: "web_1" }, `name: found "web_1", wanted ${NAMESPACE}.`],
    [{ name: "-web" }, `name: found "-web", wanted ${NAMESPACE}.`],
    [{ name: "web." }, `name: found "web.", wanted ${NAMESPACE}.`],
    [{ name: "w".repeat(64) }, `name: found "${"w".repeat(64)}", wanted ${NAMESPACE}.`],
    [{ name: "" }, `name: found nothing, wanted ${NAMESPACE}.`],
    [{ name: "kube-system" }, `name: found "kube-system", wanted ${OWN}.`],
    [{ name: "kube-mine" }, `name: found "kube-mine", wanted ${OWN}.`],
    [{ name: "default" }, `name: found "default", wanted ${OWN}.`],
    [
      { labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
      'labels: found "pod-security.kubernetes.io/enforce", wanted labels outside pod-security.kubernetes.io/, which the component sets.',
    ],
    [
      { quota: { limitsCpu: "many" } },
      'quota.limitsCpu: found "many", wanted a quantity such as "500m" or "2Gi".',
    ],
    [
      { limits: { maxMemory: "4 Gi" } },
      'limits.maxMemory: found "4 Gi", wanted a quantity such as "500m" or "2Gi".',
    ],
    [
      { kubernetesVersion: "v1.35" },
      'kubernetesVersion: found "v1.35", wanted one of "1.36", "1.35", "1.34" (supported minor versions).',
    ],
  ])("%j", async (args, message) => {
    const found = await refusal(() => new SecureNamespace("web", args));
    expect(found).toBe(`SecureNamespace "web": ${message}`);
  });

  test("but takes every name that Kubernetes takes", async () => {
    const names = ["a", "0", "team-1", "w".repeat(63), "my-kube-tools"];
    const preview = await record(() => {
      for (const name of names) new SecureNamespace(name, {});
    });
    expect(preview.errors).toEqual([]);
    expect(preview.ofType("kubernetes:core/v1:Namespace")).toHaveLength(names.length);
  });
});

describe("each part refuses bad input when it is used alone:", () => {
  const clusterName = "9";
  const wiring = { roleArn: "", subnetIds: [], securityGroupId: "" };

  test.each<[string, () => unknown, string]>([
    [
      "Network",
      () => new Network("n", { ...ARGS, vpcCidr: "x" }),
      `vpcCidr: found "x", wanted ${CIDR}.`,
    ],
    [
      "ClusterKeys",
      () => new ClusterKeys("n", { ...ARGS, clusterName }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "ClusterRoles",
      () => new ClusterRoles("n", { clusterName }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "ClusterAccess",
      () => new ClusterAccess("n", { ...ARGS, clusterName }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "ControlPlane",
      () => new ControlPlane("n", { ...wiring, clusterName, secretsKeyArn: "", logsKeyArn: "" }),
      `clusterName: found "9", wanted ${NAME}.`,
    ],
    [
      "BottlerocketNodes",
      () =>
        new BottlerocketNodes("n", {
          ...wiring,
          clusterName: "blue",
          volumesKeyArn: "",
          settings: { minSize: -1 },
        }),
      "settings.minSize: found -1, wanted a whole number from 1 to 6.",
    ],
  ])("%s", async (part, program, message) => {
    expect(await refusal(program)).toBe(`${part} "n": ${message}`);
  });
});
