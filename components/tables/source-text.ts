/** Replaces the value of a top-level constant in TypeScript source. The value must be a literal that ends in its own line. */
export function withConstant(source: string, name: string, value: unknown): string {
  const declaration = new RegExp(
    `^((?:export )?const ${name}\\b[^=]*= )(?:[[{][^]*?^[\\]}]|"[^"]*")( as const)?;$`,
    "m",
  );
  if (!declaration.test(source)) {
    throw new Error(`The table has no constant ${name}.`);
  }
  const literal = JSON.stringify(value, undefined, 2);
  return source.replace(
    declaration,
    (_, start: string, end: string | undefined) => `${start}${literal}${end ?? ""};`,
  );
}
