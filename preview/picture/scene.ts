/** What a picture shows, before anything has a place. */

export type BoxKind =
  | "network"
  | "subnets"
  | "security-group"
  | "control-plane"
  | "nodes"
  | "endpoints"
  | "principal"
  | "address";

/** good: a protection that is on; open: something that a reader should look at. */
export type Tone = "good" | "open" | "plain";

export interface Mark {
  readonly text: string;
  readonly tone: Tone;
}

/** One availability zone inside a group of subnets. */
export interface Zone {
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface Box {
  readonly id: string;
  readonly kind: BoxKind;
  /** Small text above the title: what kind of thing this is. */
  readonly heading: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
  /** Boxes inside this one. */
  readonly children: readonly Box[];
  readonly zones: readonly Zone[];
}

export type ArrowKind = "traffic" | "trust";

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly kind: ArrowKind;
  readonly labels: readonly string[];
}

/** What has no place in a network: a namespace, a store, the keys. */
export interface Card {
  readonly kind: "namespace" | "store" | "key";
  /** Small text above the title; empty where the section says it. */
  readonly heading: string;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly lines: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly cards: readonly Card[];
}

export interface Scene {
  readonly project: string;
  readonly stack: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly sections: readonly Section[];
}

/** A box with the parts that a kind has no use for left empty. */
export function box(part: Pick<Box, "id" | "kind" | "heading" | "title"> & Partial<Box>): Box {
  return { lines: [], marks: [], children: [], zones: [], ...part };
}

export const good = (text: string): Mark => ({ text, tone: "good" });
export const open = (text: string): Mark => ({ text, tone: "open" });
export const plain = (text: string): Mark => ({ text, tone: "plain" });
