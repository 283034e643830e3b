import fs from "node:fs";
import path from "node:path";
import { kubernetesKind, POD_TYPES, tokensOf } from "../../policy-pack/kernel/kinds";

const PROVIDER = path.join(__dirname, "../../node_modules/@pulumi/kubernetes");

/** The provider's module of a token, for example `rbac/v1/role` for `rbac.authorization.k8s.io/v1:Role`. */
function moduleOf(token: string): string {
  const kind = kubernetesKind(token);
  if (kind === undefined) throw new Error(`${token} is no Kubernetes token`);
  const [group = "", version = ""] = kind.groupVersion.split("/");
  const name = `${kind.kind}${kind.patch ? "Patch" : ""}`;
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  return path.join(PROVIDER, group.split(".")[0] ?? "", version, `${file}.js`);
}

test("the pod-bearing types are the 20 of Pod Security admission's kinds and their patches", () => {
  expect(POD_TYPES.size).toBe(40);
  const patches = [...POD_TYPES.keys()].filter((token) => token.endsWith("Patch"));
  expect(patches).toHaveLength(20);
  for (const patch of patches) {
    expect(POD_TYPES.get(patch)).toEqual(POD_TYPES.get(patch.slice(0, -"Patch".length)));
  }
});

test.each([...POD_TYPES.keys()])("the provider has a class for %s, with this token", (token) => {
  expect(fs.readFileSync(moduleOf(token), "utf8")).toContain(`'${token}'`);
});

test("no other class of the provider holds a pod template", () => {
  const isTemplate = /template(\?)?: (?:outputs\.)?.*outputs\.core\.v1\.PodTemplateSpec/;
  const types = fs.readFileSync(path.join(PROVIDER, "types/output.d.ts"), "utf8");
  const holders = types.split("interface ").filter((text) => isTemplate.test(text));
  const names = new Set(holders.map((text) => /^\w+?(?=(Patch)?\b)/.exec(text)?.[0] ?? ""));
  expect([...names].sort()).toEqual([
    "DaemonSetSpec",
    "DeploymentSpec",
    "JobSpec",
    "PodTemplate",
    "ReplicaSetSpec",
    "ReplicationControllerSpec",
    "StatefulSetSpec",
  ]);
});

test.each([
  ["kubernetes:core/v1:Pod", { groupVersion: "core/v1", kind: "Pod", patch: false }],
  [
    "kubernetes:rbac.authorization.k8s.io/v1:RolePatch",
    { groupVersion: "rbac.authorization.k8s.io/v1", kind: "Role", patch: true },
  ],
  [
    "kubernetes:example.org/v1:Patch",
    { groupVersion: "example.org/v1", kind: "Patch", patch: false },
  ],
  ["kubernetes:helm.sh/v4:Chart", { groupVersion: "helm.sh/v4", kind: "Chart", patch: false }],
])("%s is taken apart", (token, expected) => {
  expect(kubernetesKind(token)).toEqual(expected);
});

test.each([
  "",
  "pulumi:pulumi:Stack",
  "aws:eks/cluster:Cluster",
  "kubernetes:yaml:ConfigFile",
  "a:b",
])("%j is no Kubernetes object", (token) => {
  expect(kubernetesKind(token)).toBeUndefined();
});

test("tokensOf gives every version and its patch", () => {
  expect(tokensOf("Role", ["a/v1", "a/v2"])).toEqual([
    "kubernetes:a/v1:Role",
    "kubernetes:a/v1:RolePatch",
    "kubernetes:a/v2:Role",
    "kubernetes:a/v2:RolePatch",
  ]);
});
