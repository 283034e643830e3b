import type { ControlFixtures } from "./control-fixtures";
import { resource, UNKNOWN, type Stack } from "./stack";

/** A policy of IAM as text. */
export function policy(...Statement: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

/** A statement for anybody. */
export const ANYBODY = { Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" };
const anybodyWith = (Condition: unknown) => ({ ...ANYBODY, Action: "a:B", Condition });

/** Lets in who belongs to an organization, and nobody else. */
export const CLOSED = policy(anybodyWith({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }), {
  Effect: "Deny",
  Principal: "*",
  Action: "a:*",
});
export const OPEN = policy(ANYBODY);
const MORE_OPEN = [
  policy({ Effect: "Allow", Principal: { AWS: ["*"] }, Action: "*", Resource: "*" }),
  policy(anybodyWith({ StringLike: { "aws:PrincipalArn": "*" } })),
];

/** A document that is not known, as rooms of controls on the property `policy` have it. */
export const UNKNOWN_DOCUMENT = {
  name: "an unknown document",
  set: "policy",
  to: UNKNOWN,
  path: "policy",
  why: "policy is not known during a preview",
};

export interface PolicyRoom {
  readonly minimal: Stack;
  readonly fixtures: ControlFixtures;
}

/** Fixtures of a control that lets no policy of the type's resources be open to anybody. */
export function resourcePolicies(type: string, more: Partial<ControlFixtures> = {}): PolicyRoom {
  const made = (text: string): Stack => [resource(type, "main", { policy: text })];
  const minimal = made(CLOSED);
  const { passing = [], failing = [] } = more;
  return {
    minimal,
    fixtures: {
      passing: [{ stack: minimal }, { stack: made(policy()) }, ...passing],
      failing: [...[OPEN, ...MORE_OPEN].map((text) => ({ stack: made(text) })), ...failing],
    },
  };
}
