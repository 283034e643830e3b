/**
 * The command could not run at all because of something the user can correct: bad usage, bad configuration, a program
 * or policy pack that fails. The message says where, what was found and what is wanted; the exit status is 2.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";

  /** @param details Stack trace or other text that is shown with `--verbose` only. */
  constructor(
    message: string,
    readonly details = "",
  ) {
    super(message);
  }
}
