import type { ControlFixtures, Fixture } from "./control-fixtures";
import { object, resource, type Stack } from "./stack";

const named = (name: string) =>
  resource("kubernetes:core/v1:Namespace", "shop", { metadata: { name } });

export const namespace = named("shop");

export interface CompanionRoom {
  /** Token of the object below `kubernetes:`. */
  readonly token: string;
  readonly minimal: Stack;
  readonly fixtures: ControlFixtures;
}

/** A namespace with an object in it. */
export function companion(token: string, spec: unknown): Stack {
  return [namespace, object(token, "companion", { spec })];
}

/** Fixtures of a control that wants an object in each namespace. */
export function companions(token: string, good: unknown, bad: readonly unknown[]): CompanionRoom {
  const minimal = companion(token, good);
  const elsewhere = { metadata: { name: "companion", namespace: "other" } };
  const missing: readonly Fixture[] = [
    { stack: [namespace] },
    { stack: [...minimal.slice(1), named("other")] },
    { stack: [namespace, object(token, "companion", elsewhere)] },
    { stack: [namespace, resource(`kubernetes:${token}`, "companion", {})] },
  ];
  return {
    token,
    minimal,
    fixtures: {
      passing: [{ stack: minimal }],
      failing: [...missing, ...bad.map((spec) => ({ stack: companion(token, spec) }))],
    },
  };
}
