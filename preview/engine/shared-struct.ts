import type { Map as ProtoMap } from "google-protobuf";
import { Struct, type Value } from "google-protobuf/google/protobuf/struct_pb";

type Plain = ReturnType<Struct["toJavaScript"]>;

// The original, whatever stands in its place while a run is in progress.
const encode = Struct.fromJavaScript;

/**
 * A protobuf Struct that hands out the value it was made from. Between two parts of one process the value is all that
 * anyone reads, and turning it into messages and back is most of the work of a preview; fields are only made for a reader
 * that wants them, such as the writer of a message to another process. Nobody may change the value.
 */
export class SharedStruct extends Struct {
  private fields: ProtoMap<string, Value> | undefined;
  private value: Plain | undefined;

  /** @param make Gives the value when it is first read. */
  constructor(private readonly make: () => Plain) {
    super();
  }

  override toJavaScript(): Plain {
    return (this.value ??= this.make());
  }

  override getFieldsMap(): ProtoMap<string, Value> {
    return (this.fields ??= encode.call(Struct, this.toJavaScript()).getFieldsMap());
  }
}

/** Runs `run` so that the structs which it makes of values hand those values out again. */
export function withSharedStructs<T>(run: () => T): T {
  const original = Struct.fromJavaScript;
  Struct.fromJavaScript = sharedStruct;
  try {
    return run();
  } finally {
    Struct.fromJavaScript = original;
  }
}

/** A value in wire form for a message. */
export function sharedStruct(value: object): SharedStruct {
  return new SharedStruct(() => value as Plain);
}

/** A value in wire form for a message that few readers open: it is made for the first of them. */
export function lateStruct(make: () => object): SharedStruct {
  return new SharedStruct(make as () => Plain);
}
