/** Configuration that cannot be used: one sentence with the path of the value, what was found and what is wanted. */
export class InvalidConfiguration extends Error {
  constructor(
    readonly path: string,
    readonly found: string,
    readonly wanted: string,
  ) {
    super(`${path}: found ${found}, wanted ${wanted}`);
    this.name = "InvalidConfiguration";
  }
}
