import { BinaryReader, BinaryWriter } from "google-protobuf";

/** A message of texts and bytes by field number: all that the calls of the tests are made of. */
export type Fields = ReadonlyMap<number, Buffer>;

export function encoded(fields: Readonly<Record<number, string | Buffer>>): Buffer {
  const writer = new BinaryWriter();
  for (const [number, value] of Object.entries(fields)) {
    writer.writeBytes(Number(number), Buffer.from(value));
  }
  return Buffer.from(writer.getResultBuffer());
}

/** The first field of each number; those that have no length are left out. */
export function decoded(bytes: Uint8Array): Fields {
  const fields = new Map<number, Buffer>();
  const reader = new BinaryReader(bytes);
  while (reader.nextField()) {
    const number = reader.getFieldNumber();
    if (reader.getWireType() !== LENGTH_DELIMITED || fields.has(number)) reader.skipField();
    else fields.set(number, Buffer.from(reader.readBytes()));
  }
  return fields;
}

/** Wire type LEN of protobuf. */
const LENGTH_DELIMITED = 2;
