export { applyBaseline } from "./apply";
export { readBaseline, writeBaseline, type Baseline, type BaselineEntry } from "./file";
export { renewedBaseline } from "./renew";
