import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";
import { secretShape } from "./secret-shapes";

const WANTED = "no secret in plain text";
/** Lines after which a text is not read further; larger texts are judged as a whole only. */
const MOST_LINES = 2_000;
const SETTING =
  /^[\s-]*["']?([\w.-]{1,100})["']?\s{0,10}[:=]\s{0,10}["']?([^"'\s][^"']{0,500}?)["']?[,;]?\s*$/;

/**
 * The answer for a text under a name, which must hold no secret. The finding says what kind of secret it looks like, and
 * never any part of it. `lines` reads each line of the text as a setting with a name too, as files of configuration have them.
 */
export function judgePlainText(
  name: string,
  field: Field,
  options: { readonly container?: string; readonly lines?: boolean } = {},
): Answer {
  const { container, lines = false } = options;
  const text = field.string();
  const named = container === undefined ? {} : { container };
  if (text.state === "absent") return pass;
  if (text.state === "unknown") return notEvaluated(field, text.why, named);
  const shape = secretShape(name, text.value) ?? (lines ? shapeInLines(text.value) : undefined);
  return shape === undefined ? pass : violation(field, shape, WANTED, container);
}

function shapeInLines(text: string): string | undefined {
  const lines = text.split("\n", MOST_LINES);
  if (lines.length < 2 && !/[:=]/.test(text.slice(0, 200))) return undefined;
  for (const line of lines) {
    if (line.length > 1_000) continue;
    const [, name, value] = SETTING.exec(line) ?? [];
    const shape = name === undefined ? undefined : secretShape(name, value ?? "");
    if (shape !== undefined) return shape;
  }
  return undefined;
}
