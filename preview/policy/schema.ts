import Ajv, { type ErrorObject } from "ajv";
import { didYouMean } from "../project/nearest-name";
import { UsageError } from "../project/usage-error";
import type { PolicyInfo } from "./analyzer";
import { describeFound, propertyPath } from "./configuration-path";

/** Checks properties that a user configured against the policy's schema; the first error is thrown. */
export function validateProperties(
  source: string,
  policy: PolicyInfo,
  properties: Readonly<Record<string, unknown>>,
): void {
  const ajv = new Ajv({ strict: false, verbose: true, validateFormats: false });
  const validate = ajv.compile({ type: "object", properties: policy.configurationSchema });
  if (validate(properties)) return;
  const error = validate.errors?.at(-1);
  if (error === undefined) return;
  const { segments, found, wanted, hint } = explain(error);
  const path = propertyPath([policy.name, ...segments]);
  throw new UsageError(`${source}: ${path}: found ${found}, wanted ${wanted}.${hint}`);
}

interface Explanation {
  readonly segments: readonly (string | number)[];
  readonly found: string;
  readonly wanted: string;
  readonly hint: string;
}

function explain(error: ErrorObject): Explanation {
  const segments = segmentsOf(error.instancePath);
  const parameters: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case "required":
      return {
        segments: [...segments, String(parameters["missingProperty"])],
        found: "nothing",
        wanted: "a value",
        hint: "",
      };
    case "additionalProperties": {
      const name = String(parameters["additionalProperty"]);
      const known = Object.keys((error.parentSchema?.["properties"] as object | undefined) ?? {});
      return {
        segments: [...segments, name],
        found: "an unknown property",
        wanted: `one of ${known.join(", ")}`,
        hint: didYouMean(name, known),
      };
    }
    default:
      return { segments, found: describeFound(error.data), wanted: wantedBy(error), hint: "" };
  }
}

function wantedBy(error: ErrorObject): string {
  switch (error.keyword) {
    case "type": {
      const types: readonly string[] = [error.schema].flat().map(String);
      return `${types.map((type) => `${/^[aio]/.test(type) ? "an" : "a"} ${type}`).join(" or ")}`;
    }
    case "enum":
      return `one of ${(error.schema as readonly unknown[]).map(String).join(", ")}`;
    case "minLength":
      return error.schema === 1
        ? "text that is not empty"
        : `text of at least ${String(error.schema)} characters`;
    case "pattern":
      return `text that matches ${String(error.schema)}`;
    case "anyOf":
    case "oneOf":
      return `one of: ${alternatives(error.schema as readonly unknown[])}`;
    default:
      return `a value that ${error.message ?? `satisfies ${error.keyword}`}`;
  }
}

function alternatives(schemas: readonly unknown[]): string {
  return schemas
    .map((schema) => {
      const { type, description } = (schema ?? {}) as { type?: unknown; description?: unknown };
      return String(description ?? type ?? JSON.stringify(schema));
    })
    .join("; ");
}

/** Segments of a JSON pointer; numbers are array indexes. */
function segmentsOf(pointer: string): readonly (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
}
