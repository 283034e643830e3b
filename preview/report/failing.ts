import type { Finding } from "./document";

/** True for findings that make a run fail: mandatory, not exempt, and not accepted by a baseline. */
export function isFailing({ status, level, acceptedSince }: Finding): boolean {
  return status !== "exempt" && level === "mandatory" && acceptedSince === undefined;
}
