import type { Alias } from "@pulumi/pulumi/proto/alias_pb";

export const ROOT_STACK_TYPE = "pulumi:pulumi:Stack";

/** Builds the URNs of one stack. */
export class UrnFactory {
  constructor(
    private readonly stack: string,
    private readonly project: string,
  ) {}

  urn(parent: string, type: string, name: string): string {
    return compose(this.stack, this.project, parent, type, name);
  }

  /**
   * The URN that an alias stands for: what it leaves out is taken from the resource.
   * Rule: pkg/resource/deploy/step_generator.go, collapseAliasToUrn.
   */
  alias(alias: Alias, parent: string, type: string, name: string): string {
    if (alias.hasUrn()) return alias.getUrn();
    const spec = alias.getSpec();
    if (spec === undefined) return this.urn(parent, type, name);
    const aliasParent = spec.getNoparent() ? "" : spec.getParenturn() || parent;
    return compose(
      spec.getStack() || this.stack,
      spec.getProject() || this.project,
      aliasParent,
      spec.getType() || type,
      spec.getName() || name,
    );
  }
}

/** The qualified type names every ancestor's type; the type of the root stack is left out. */
function compose(
  stack: string,
  project: string,
  parent: string,
  type: string,
  name: string,
): string {
  const parentType = parent === "" ? "" : qualifiedTypeOf(parent);
  const qualified =
    parentType === "" || parentType === ROOT_STACK_TYPE ? type : `${parentType}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

function qualifiedTypeOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** The type of the resource itself, without the types of its ancestors. */
export function typeOf(urn: string): string {
  return qualifiedTypeOf(urn).split("$").at(-1) ?? "";
}

/** The package of a type or function token, `aws` of `aws:kms/key:Key`. */
export function packageOf(token: string): string {
  return token.split(":")[0] ?? "";
}

/** The URN of a provider reference `<urn>::<id>`. */
export function providerUrn(reference: string): string {
  const separator = reference.lastIndexOf("::");
  return separator === -1 ? reference : reference.slice(0, separator);
}
