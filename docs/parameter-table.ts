import type { ParameterSchema } from "../policy-pack/kernel/control";
import { table } from "./table";

type Nested = Readonly<Record<string, ParameterSchema>>;

/** A table of configuration properties, or of the fields of one. */
export function parameterTable(entries: readonly (readonly [string, ParameterSchema])[]): string {
  return table(
    ["Name", "Type", "Meaning"],
    entries.map(([name, schema]) => [code(name), typeOf(schema), schema.description ?? ""]),
  );
}

/** A table of the fields of an object, with those that it must have. */
export function fieldTable(schema: ParameterSchema["items"]): string {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Nested;
    readonly required?: readonly string[];
  };
  return table(
    ["Field", "Required", "Meaning"],
    Object.entries(properties).map(([name, { description = "" }]) => [
      code(name),
      required.includes(name) ? "yes" : "no",
      description,
    ]),
  );
}

export function typeOf(schema: ParameterSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((word) => code(String(word))).join(", ");
  return [schema.type ?? "any"].flat().join(" or ");
}

export function code(text: string): string {
  return `\`${text}\``;
}
