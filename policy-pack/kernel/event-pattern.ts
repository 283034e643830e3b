import { Field } from "./field";
import { either, truthOf, type Truth } from "./truth";

/** An event pattern of EventBridge: JSON text or an object, in which a member that is not there takes every value. */
export class EventPattern {
  private constructor(private readonly content: Field) {}

  /** Nothing for a text that is no JSON object. */
  static of(field: Field): EventPattern | undefined {
    const text = field.string();
    if (text.state !== "known") return new EventPattern(field);
    try {
      const content = Field.root(JSON.parse(text.value));
      return content.entries().state === "known" ? new EventPattern(content) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether the member lists the value, or is not there. A filter in place of a text, such as a prefix, is not known. */
  takes(value: string, ...path: readonly string[]): Truth {
    const member = this.content.below(path);
    return member.absent ? "yes" : this.names(value, ...path);
  }

  /** Whether the member is there and lists the value. */
  names(value: string, ...path: readonly string[]): Truth {
    const listed = this.content.below(path).list();
    if (listed.state !== "known") return listed.state === "absent" ? "no" : "maybe";
    return either(
      ...listed.value.map((entry): Truth => {
        const text = entry.string();
        return text.state === "known" ? truthOf(text.value === value) : "maybe";
      }),
    );
  }
}
