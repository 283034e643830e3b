/**
 * The text of an error as users need it. Node names every module on the way to one that it cannot find, swc adds its own
 * backtrace to a syntax error: both stand in the message itself.
 */
export function withoutTraces(message: string): string {
  return message.replace(/\s*\n(Require stack|Caused by|Stack backtrace):[^]*$/, "").trim();
}
