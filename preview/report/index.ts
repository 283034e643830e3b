export { buildReport, positionText, type RunRecord } from "./build";
export type * from "./document";
export { formatJson } from "./json";
export { formatText, type TextOptions } from "./text";
