import { HardenedCluster, type HardenedClusterArgs } from "../../components";
import { ARGS, EVERYTHING } from "./blue-cluster";
import { record, type Recording } from "./recording";

const preview = (args: HardenedClusterArgs): Promise<Recording> =>
  record(() => {
    const { nextStep } = new HardenedCluster("blue", args);
    return { nextStep };
  });

describe.each([
  ["defaults", ARGS],
  ["every option", { ...EVERYTHING, kubernetesAccess: undefined }],
])("what is inside a cluster with %s can wait for a second deployment", (_case, args) => {
  let first: Recording;
  let second: Recording;
  beforeAll(async () => {
    first = await preview({ ...args, kubernetesAccess: "deferred" });
    second = await preview(args);
  });

  test("the first one stops after the nodes and asks nothing of the Kubernetes API", () => {
    expect(first.errors).toEqual([]);
    expect(first.list.filter((one) => one.startsWith("kubernetes:"))).toEqual([]);
    expect(first.ofType("aws:eks/nodeGroup:NodeGroup").length).toBeGreaterThan(0);
    const addons = first.ofType("aws:eks/addon:Addon").map(({ inputs }) => inputs["addonName"]);
    expect(addons.sort()).toEqual(["eks-pod-identity-agent", "kube-proxy", "vpc-cni"]);
  });

  test("the second one changes nothing that exists", () => {
    expect(second.errors).toEqual([]);
    const now = new Map(second.resources.map((one) => [one.urn, one]));
    const aws = first.resources.filter(({ type }) => type.startsWith("aws:"));
    for (const { urn, inputs, options } of aws) {
      const later = now.get(urn);
      expect([urn, later?.inputs, later?.options]).toEqual([urn, inputs, options]);
    }
  });

  test("the second one adds add-ons and objects in the cluster", () => {
    const before = new Set(first.resources.map(({ urn }) => urn));
    const added = second.resources.filter(({ urn }) => !before.has(urn));
    const types = new Set(added.map(({ type }) => type));
    for (const type of [
      "aws:eks/addon:Addon",
      "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      "kubernetes:storage.k8s.io/v1:StorageClass",
    ]) {
      expect([...types]).toContain(type);
    }
  });
});
