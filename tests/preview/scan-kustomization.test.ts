import { scan, scanFolder } from "./scan-support";

const folder = scanFolder();
const RESOURCES = "resources:\n  - deployment.yaml\n";

test.each([
  ["kustomization.yaml", RESOURCES, "kustomize.config.k8s.io/v1beta1:Kustomization"],
  ["kustomization.yml", `kind: ""\n${RESOURCES}`, "kustomize.config.k8s.io/v1beta1:Kustomization"],
  ["Kustomization", `apiVersion:\n${RESOURCES}`, "kustomize.config.k8s.io/v1beta1:Kustomization"],
  [
    "kustomization.yaml",
    `kind: Component\n${RESOURCES}`,
    "kustomize.config.k8s.io/v1alpha1:Component",
  ],
  [
    "kustomization.yaml",
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n${RESOURCES}`,
    "kustomize.toolkit.fluxcd.io/v1:Kustomization",
  ],
])("%s of %j is what kustomize takes it for", (name, text, type) => {
  const { resources, unreadable, line } = scan(folder.write(`base/${name}`, text));
  expect(unreadable).toEqual([]);
  expect(resources.map((resource) => resource.type)).toEqual([`kubernetes:${type}`]);
  expect(resources[0]?.inputs["resources"]).toEqual(["deployment.yaml"]);
  expect(line(0, "resources[0]")).toMatch(/:\d:5$/);
});

test.each([
  ["a file of another name", "my-kustomization.yaml", RESOURCES, "apiVersion"],
  ["an object of another kind", "kustomization.yaml", "kind: Pod\nspec: {}\n", "apiVersion"],
  ["a kind that is no text", "kustomization.yaml", `kind: 1\n${RESOURCES}`, "apiVersion"],
  ["a list", "kustomization.yaml", "- a\n", ""],
])("%s has to say what it is", (_name, file, text, path) => {
  const { resources, unreadable } = scan(folder.write(file, text));
  expect(resources).toEqual([]);
  expect(unreadable.map((finding) => finding.path)).toEqual([path]);
});
