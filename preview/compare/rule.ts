import type { ImpactEffect } from "../report/document";

/** A change that somebody has to know of before it happens. */
export interface ChangeRule {
  /** First part of what `--acknowledge` takes. */
  readonly id: string;
  /** Types of the resources that the rule is about. */
  readonly types: readonly string[];
  readonly on: "change" | "delete";
  /** Property paths, for changes; a change at, above or below one of them counts. */
  readonly paths?: readonly string[];
  /** Whether values at the path count, `undefined` for one that is absent. Default every change. */
  readonly applies?: (before: unknown, after: unknown) => boolean;
  /** Whether creating the resource with the property counts as well. Default false. */
  readonly onCreate?: boolean;
  /**
   * Types of resources that the property refers to. Where its value is unknown, only a change among references to these
   * counts, and so does the replacement of one. Default every type, and no replacement.
   */
  readonly references?: readonly string[];
  readonly effect: ImpactEffect;
  /** One sentence or more: what happens. */
  readonly consequence: string;
  /** Who says so. */
  readonly source: string;
}

/** A change that replaces a resource without harm of its own, but changes what others refer to. */
export interface QuietReplacement {
  readonly type: string;
  readonly paths: readonly string[];
  readonly references?: readonly string[];
}

export const CLUSTER = "aws:eks/cluster:Cluster";
export const KEY = "aws:kms/key:Key";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const VPC = "aws:ec2/vpc:Vpc";
export const ROLE = "aws:iam/role:Role";

/** Whether a value was there and is not any more. */
export function isGone(before: unknown, after: unknown): boolean {
  return before !== undefined && after === undefined;
}

/** Whether a value is there that was not. */
export function isNew(before: unknown, after: unknown): boolean {
  return before === undefined && after !== undefined;
}
