import * as pulumi from "@pulumi/pulumi";

/**
 * The value, known only when these resources are there: whoever uses it waits for them. It depends on the resource that
 * it comes from as well as on these.
 */
export function knownAfter(
  value: pulumi.Input<string>,
  resources: readonly { readonly id: pulumi.Output<string> }[],
): pulumi.Output<string> {
  const ids = pulumi.all(resources.map(({ id }) => id));
  return pulumi.all([value, ids]).apply(([known]) => known);
}
