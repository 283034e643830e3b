import { ACM_CERTIFICATE } from "./certificate-types";
import type { Field, Reading } from "./field";
import type { Subject } from "./subject";

const HOURS: Readonly<Record<string, number>> = { DAYS: 24, MONTHS: 31 * 24, YEARS: 366 * 24 };

/** How long a certificate is valid, in hours; an end date is counted from `asOf`. */
export interface Validity {
  /** The value that decides. */
  readonly field: Field;
  readonly hours: number | undefined;
  /** Why the hours are not known. */
  readonly why: string;
}

/** The validity of a certificate of the TLS provider or of AWS Private CA. Nothing where none is set. */
export function validityOf({ type, inputs }: Subject, asOf: string): Validity | undefined {
  return type === ACM_CERTIFICATE ? acmValidity(inputs.at("validity"), asOf) : tlsValidity(inputs);
}

function tlsValidity(inputs: Field): Validity | undefined {
  const reading = inputs.at("validityPeriodHours").number();
  if (reading.state === "absent") return undefined;
  const { field } = reading;
  if (reading.state === "unknown") return { field, hours: undefined, why: reading.why };
  return { field, hours: reading.value, why: "" };
}

function acmValidity(validity: Field, asOf: string): Validity | undefined {
  if (validity.absent) return undefined;
  const unit = validity.at("type").string();
  const amount = validity.at("value").string();
  for (const reading of [unit, amount]) {
    if (reading.state === "known") continue;
    return { field: reading.field, hours: undefined, why: whyOf(reading) };
  }
  const [kind, value] = [valueOf(unit), valueOf(amount)];
  const hours = acmHours(kind, value, asOf);
  const why = `${kind} ${value} is no validity of AWS Private CA`;
  return { field: amount.field, hours: Number.isFinite(hours) ? hours : undefined, why };
}

function acmHours(unit: string, value: string, asOf: string): number {
  const perUnit = HOURS[unit];
  if (perUnit !== undefined) return Number(value) * perUnit;
  const start = Date.parse(`${asOf}T00:00:00Z`);
  if (unit === "ABSOLUTE") return (Number(value) * 1000 - start) / 3_600_000;
  // The service's own form is YYYYMMDDHHMMSS; the provider takes RFC 3339 and converts it.
  return unit === "END_DATE" ? (Date.parse(value) - start) / 3_600_000 : Number.NaN;
}

function valueOf(reading: Reading<string>): string {
  return reading.state === "known" ? reading.value : "";
}

function whyOf(reading: Reading<string>): string {
  return reading.state === "unknown" ? reading.why : `${reading.field.path} is absent`;
}
