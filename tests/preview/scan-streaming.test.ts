import { documentsOf } from "../../preview/scan/documents";
import { isElement, jsonParts } from "../../preview/scan/json-scanner";
import type { TextSource } from "../../preview/scan/text-source";
import { configMap } from "./scan-support";

const MEGABYTE = 1 << 20;
const TOTAL = 200 * MEGABYTE;

/** A text of 200 MB that repeats a part, made piece by piece as a file is read. */
function endless(
  head: string,
  part: string,
  tail: string,
): TextSource & { readonly parts: number } {
  const perPiece = Math.ceil(MEGABYTE / part.length);
  const piece = Buffer.from(part.repeat(perPiece));
  const pieces = Math.ceil(TOTAL / piece.length);
  return {
    name: "endless",
    parts: perPiece * pieces,
    *pieces() {
      yield Buffer.from(head);
      for (let index = 0; index < pieces; index += 1) yield Buffer.from(piece);
      yield Buffer.from(tail);
    },
    read: () => Buffer.alloc(0),
  };
}

/** The most memory that the parts of a text hold on to: the buffer that a part is a piece of. */
function largestBuffer(parts: Iterable<{ readonly bytes: Buffer }>) {
  let count = 0;
  let largest = 0;
  for (const { bytes } of parts) {
    count += 1;
    largest = Math.max(largest, bytes.buffer.byteLength);
  }
  return { count, largest };
}

test("of 200 MB of YAML no more than a few pieces are held", () => {
  const source = endless("", `---\n${configMap("a")}data:\n  text: ${"x".repeat(700)}\n`, "");
  const { count, largest } = largestBuffer(documentsOf(source));
  expect(count).toBe(source.parts);
  expect(largest).toBeLessThan(4 * MEGABYTE);
});

test("of a list of 200 MB of JSON no more than a few pieces are held", () => {
  const item = `\n{"apiVersion": "v1", "kind": "ConfigMap", "data": {"text": "${"x".repeat(7000)}"}},`;
  const source = endless('{"kind": "List", "items": [', item, "{}]}");
  let frames = 0;
  const elements = function* () {
    for (const part of jsonParts(source)) {
      if (isElement(part)) yield part;
      else frames += part.bytes.length;
    }
  };
  const { count, largest } = largestBuffer(elements());
  expect(count).toBe(source.parts + 1);
  expect(largest).toBeLessThan(4 * MEGABYTE);
  // Around the elements: their lines and commas.
  expect(frames).toBeLessThan(count * 3 + 100);
});
