export { buildReport, positionText, type RunRecord } from "./build";
export type * from "./document";
export { FORMATS, formatReport, reportPieces, type Format } from "./formats";
export { isFailing } from "./failing";
export { formatJson } from "./json";
export { formatText, type TextOptions } from "./text";
