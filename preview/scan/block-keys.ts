import { quotedEnd } from "./block-scalars";

const SPACE = 0x20;
const HASH = 0x23;
const DASH = 0x2d;
const COLON = 0x3a;
const KEY = /[A-Za-z_$][\w./$-]*/y;

/** True for a space or the end of the line. */
export function isGap(text: string, position: number, end: number): boolean {
  return position >= end || text.charCodeAt(position) === SPACE;
}

/** True for the dash of an item of a list. */
export function isDash(text: string, position: number, end: number): boolean {
  return text.charCodeAt(position) === DASH && isGap(text, position + 1, end);
}

/** True where a line holds no more than a comment. */
export function isEmptyFrom(text: string, position: number, end: number): boolean {
  return position >= end || text.charCodeAt(position) === HASH;
}

export function skipSpaces(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && text.charCodeAt(position) === SPACE) position += 1;
  return position;
}

/** Offset of the colon behind a key that stands at an offset; -1 where there is none. */
export function keyEnd(text: string, position: number, end: number): number {
  const quote = text[position];
  let colon: number;
  if (quote === '"' || quote === "'") colon = quotedEnd(text, position, end);
  else {
    KEY.lastIndex = position;
    colon = KEY.test(text) ? KEY.lastIndex : -1;
  }
  return colon >= 0 && text.charCodeAt(colon) === COLON && isGap(text, colon + 1, end) ? colon : -1;
}
