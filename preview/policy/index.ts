export type * from "./analyzer";
export { startChild } from "./child-process";
export { drive, type AppliedRemediation, type Driver, type PolicyOutcome } from "./drive";
export { loadInProcess } from "./in-process";
export { reconcile, type ConfigurationLayer } from "./reconcile";
export { settingLayers, type SettingFlags } from "./settings";
