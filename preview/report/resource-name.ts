/** `aws:eks/cluster:Cluster` as people say it: `aws:eks:Cluster`. Groups with versions are kept: `kubernetes:apps/v1:Job`. */
export function shortType(type: string): string {
  const [pkg = "", module = "", name = ""] = type.split(":");
  const [folder = "", file = ""] = module.split("/");
  const generated = file !== "" && file.toLowerCase() === name.toLowerCase();
  return [pkg, generated ? folder : module, name].filter((part) => part !== "index").join(":");
}

/** Type and name in a URN, which is `urn:pulumi:<stack>::<project>::<parents>$<type>::<name>`. */
export function typeAndName(urn: string): { readonly type: string; readonly name: string } {
  const [, , qualified = "", ...name] = urn.split("::");
  return { type: qualified.split("$").at(-1) ?? "", name: name.join("::") };
}
