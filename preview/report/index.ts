export { buildReport, positionText, type RunRecord } from "./build";
export type * from "./document";
export { isFailing } from "./failing";
export { formatJson } from "./json";
export { formatText, type TextOptions } from "./text";
