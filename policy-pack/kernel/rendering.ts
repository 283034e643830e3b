import type { StackIndex } from "./stack-index";

/** A release of the Kubernetes provider, which never shows its objects. */
export const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Components of the Kubernetes provider that make their objects from a chart, a file or a folder. */
export const RENDERING_TYPES = [
  "kubernetes:helm.sh/v4:Chart",
  "kubernetes:helm.sh/v3:Chart",
  "kubernetes:helm.sh/v2:Chart",
  "kubernetes:yaml/v2:ConfigGroup",
  "kubernetes:yaml/v2:ConfigFile",
  "kubernetes:yaml:ConfigGroup",
  "kubernetes:yaml:ConfigFile",
  "kubernetes:kustomize/v2:Directory",
  "kubernetes:kustomize:Directory",
];

const byStack = new WeakMap<StackIndex, boolean>();

/** Whether the stack makes Kubernetes objects that a preview does not show. */
export function hidesObjects(stack: StackIndex): boolean {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const isBare = ({ urn }: { readonly urn: string }) => stack.children(urn).length === 0;
  const hides =
    stack.ofType(RELEASE).length > 0 ||
    RENDERING_TYPES.some((type) => stack.ofType(type).some(isBare));
  byStack.set(stack, hides);
  return hides;
}
