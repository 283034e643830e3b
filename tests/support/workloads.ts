import type { Fixture } from "./control-fixtures";
import { object, type Stack, type TestResource } from "./stack";

export const IMAGE = `registry.example/web:1.2.3@sha256:${"0123456789abcdef".repeat(4)}`;

/** What a container holds besides its name and image. */
export type Content = Readonly<Record<string, unknown>>;

/** A container of the given content. */
export function container(content: Readonly<Record<string, unknown>> = {}) {
  return { name: "web", image: IMAGE, ...content };
}

export function pod(spec: unknown): TestResource {
  return object("core/v1:Pod", "web", { spec });
}

export function deployment(
  spec: unknown,
  more: Readonly<Record<string, unknown>> = {},
): TestResource {
  return object("apps/v1:Deployment", "web", { spec: { ...more, template: { spec } } });
}

/** A pod of one container with the given content. */
export function onePod(content: Readonly<Record<string, unknown>> = {}): Stack {
  return [pod({ containers: [container(content)] })];
}

/** A spec as a bare pod and in a Deployment. */
export function specs(...all: readonly unknown[]): readonly Fixture[] {
  return all.flatMap((spec) => [{ stack: [pod(spec)] }, { stack: [deployment(spec)] }]);
}

/** Content of the one container of a pod, and of an init and a regular container of a Deployment. */
export function containers(
  ...all: readonly Readonly<Record<string, unknown>>[]
): readonly Fixture[] {
  return all.flatMap((content) => [
    { stack: onePod(content) },
    {
      stack: [
        deployment({ initContainers: [container(content)], containers: [container(content)] }),
      ],
    },
  ]);
}
