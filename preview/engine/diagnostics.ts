import type { Diagnostic } from "../report/document";
import { formatPosition, type SourceFinder } from "./source";
import type { ProgramError } from "./program";
import type { SourcePosition } from "./resource";

/** An entry whose resource may become known after it was made. */
type Entry<T> = Omit<T, "urn"> & { urn: string };

/** Collects what a run has to say: messages of the program and of the engine, and errors. */
export class Diagnostics {
  readonly messages: Entry<Diagnostic>[] = [];
  readonly errors: Entry<ProgramError>[] = [];
  private readonly seen = new Set<unknown>();
  private readonly said = new Set<string>();

  constructor(private readonly sources: SourceFinder) {}

  say(
    severity: "info" | "warning",
    message: string,
    urn = "",
    source: SourcePosition | undefined = undefined,
  ): Entry<Diagnostic> {
    const entry = { severity, message, urn, source: formatPosition(source) };
    this.messages.push(entry);
    return entry;
  }

  /** A warning that is given once per run, however often its cause occurs. */
  warnOnce(message: string): void {
    if (this.said.has(message)) return;
    this.said.add(message);
    this.say("warning", message);
  }

  error(
    message: string,
    urn = "",
    source: SourcePosition | undefined = undefined,
  ): Entry<ProgramError> {
    return this.add({ message, urn, stack: "", ...(source && { source }) });
  }

  /**
   * Records something that was thrown. One error surfaces through every promise that waits for it, so the same object is
   * recorded once: nothing is returned from the second time on.
   */
  thrown(thrown: unknown, urn = ""): Entry<ProgramError> | undefined {
    if (this.seen.has(thrown)) return undefined;
    this.seen.add(thrown);
    const stack = hasMessage(thrown) ? (thrown.stack ?? "") : "";
    const source = this.sources.fromStack(stack);
    return this.add({ message: describe(thrown), urn, stack, ...(source && { source }) });
  }

  private add(entry: Entry<ProgramError>): Entry<ProgramError> {
    this.errors.push(entry);
    return entry;
  }
}

function hasMessage(
  value: unknown,
): value is { readonly stack?: string; readonly message: string } {
  return typeof value === "object" && value !== null && "message" in value;
}

/** Text of anything that can be thrown; the details of `pulumi.InputPropertiesError` are appended. */
export function describe(thrown: unknown): string {
  if (!hasMessage(thrown)) return String(thrown);
  const reasons = "errors" in thrown && Array.isArray(thrown.errors) ? thrown.errors : [];
  const details = reasons
    .filter(isPropertyReason)
    .map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
  return details.length === 0 ? thrown.message : `${thrown.message}: ${details.join("; ")}`;
}

function isPropertyReason(
  value: unknown,
): value is { readonly propertyPath: string; readonly reason: string } {
  return (
    typeof value === "object" && value !== null && "propertyPath" in value && "reason" in value
  );
}
