export { compareReports } from "./compare";
export { comparisonLines } from "./text";
export { readReport } from "./saved-report";
export { CHANGE_RULES } from "./rules";
export type { ChangeRule } from "./rule";
