/**
 * Evaluates filter patterns of CloudWatch Logs against JSON events, as far as ours use them: `=` and `!=` with a number or
 * with a quoted text that may have `*` at its start or end, `<`, `&&`, `||` and parentheses; selectors of plain names.
 * `&&` binds tighter than `||`. Not supported, and refused: IS NULL, EXISTS, arrays, regular expressions, unquoted texts.
 * A test of a field that the event does not have is false for `=` and `<`, and undecided for `!=`; an undecided result is an
 * error, because the documentation does not say what CloudWatch Logs makes of it.
 */
export function matches(pattern: string, event: unknown): boolean {
  const tokens = tokenize(pattern);
  if (tokens.shift() !== "{" || tokens.pop() !== "}") throw new Error(`No braces: ${pattern}`);
  const result = disjunction(tokens, event);
  if (tokens.length > 0) throw new Error(`Unexpected ${tokens.join(" ")}`);
  if (result === undefined) throw new Error(`Undecided for this event: ${pattern}`);
  return result;
}

/** Undefined: undecided. */
type Answer = boolean | undefined;

const TOKEN = /\s*(\{|\}|\(|\)|&&|\|\||!=|=|<|"[^"]*"|\$[\w.]+|\d+)/y;

function tokenize(pattern: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(pattern)?.[1];
    if (token === undefined) throw new Error(`Cannot read: ${pattern.slice(at)}`);
    tokens.push(token);
  }
  return tokens;
}

function disjunction(tokens: string[], event: unknown): Answer {
  const answers = [conjunction(tokens, event)];
  while (tokens[0] === "||") {
    tokens.shift();
    answers.push(conjunction(tokens, event));
  }
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function conjunction(tokens: string[], event: unknown): Answer {
  const answers = [term(tokens, event)];
  while (tokens[0] === "&&") {
    tokens.shift();
    answers.push(term(tokens, event));
  }
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function term(tokens: string[], event: unknown): Answer {
  if (tokens[0] !== "(") return comparison(tokens, event);
  tokens.shift();
  const answer = disjunction(tokens, event);
  if (tokens.shift() !== ")") throw new Error("A parenthesis is not closed");
  return answer;
}

function comparison(tokens: string[], event: unknown): Answer {
  const [selector = "", operator = "", operand = ""] = tokens.splice(0, 3);
  if (!selector.startsWith("$.")) throw new Error(`Not a selector: ${selector}`);
  const found = select(event, selector.slice(2).split("."));
  if (operator === "<") return typeof found === "number" && found < Number(operand);
  if (operator === "=") return equal(found, operand);
  if (operator !== "!=") throw new Error(`Not an operator: ${operator}`);
  return found === undefined ? undefined : !equal(found, operand);
}

function select(event: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined,
    event,
  );
}

function equal(found: unknown, operand: string): boolean {
  if (!operand.startsWith('"')) return found === Number(operand);
  if (typeof found !== "string") return false;
  const text = operand.slice(1, -1);
  const inner = text.replace(/^\*|\*$/g, "");
  if (inner.includes("*")) throw new Error(`A wildcard in the middle: ${text}`);
  if (text.startsWith("*") && text.endsWith("*")) return found.includes(inner);
  if (text.endsWith("*")) return found.startsWith(inner);
  return text.startsWith("*") ? found.endsWith(inner) : found === text;
}
