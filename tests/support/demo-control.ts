import {
  control,
  type Check,
  type Control,
  type ControlMetadata,
} from "../../policy-pack/kernel/control";

/** A control of which only the given parts matter to a test. */
export function demoControl(
  changes: Partial<ControlMetadata>,
  ...checks: readonly Check[]
): Control {
  const metadata: ControlMetadata = {
    id: "demo",
    title: "A demo.",
    severity: "low",
    level: "mandatory",
    layer: "cluster",
    requirements: [],
    frameworks: [],
    contract: "None.",
    rationale: "None.",
    remediation: "None.",
    references: [],
    componentSide: "none, because it is a demo.",
  };
  return control({ ...metadata, ...changes }, ...checks);
}
