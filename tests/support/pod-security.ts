import type { Fixture } from "./control-fixtures";
import { resource, type TestResource } from "./stack";
import { container } from "./workloads";

type PlainObject = Readonly<Record<string, unknown>>;

/** The namespace of the workloads in fixtures, with a Pod Security level and perhaps a version. */
export function namespaceAt(
  level: unknown,
  version?: unknown,
  name: unknown = "shop",
): TestResource {
  const prefix = "pod-security.kubernetes.io";
  const pinned = version === undefined ? {} : { [`${prefix}/enforce-version`]: version };
  const labels = { [`${prefix}/enforce`]: level, ...pinned };
  return resource("kubernetes:core/v1:Namespace", "shop", { metadata: { name, labels } });
}

/** The fixtures with their namespace in the stack, registered before them. */
export function inNamespace(
  namespace: TestResource,
  fixtures: readonly Fixture[],
): readonly Fixture[] {
  return fixtures.map((fixture) => ({ ...fixture, stack: [namespace, ...fixture.stack] }));
}

/** A pod's spec whose container has the given security context. */
export function inContainer(securityContext: PlainObject): PlainObject {
  return { containers: [container({ securityContext })] };
}

/** A pod's spec with the given security context and a container of the given content. */
export function inPod(securityContext: PlainObject, content: PlainObject = {}): PlainObject {
  return { securityContext, containers: [container(content)] };
}
