import type { ControlEntry, ReportDocument } from "./document";

/** A `reportingDescriptor` of SARIF. */
export interface SarifRule {
  readonly id: string;
  readonly [property: string]: unknown;
}

// GitHub reads 9.0 and more as critical, 7.0 as high, 4.0 as medium, less as low.
const SECURITY_SEVERITY: Readonly<Record<string, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/** The controls that ran, with their help, and what reports about inputs without being a control. */
export function sarifRules({ controls, findings }: ReportDocument): readonly SarifRule[] {
  const described = controls.filter(({ level }) => level !== "disabled").map(ruleOf);
  const known = new Set(described.map(({ id }) => id));
  const others = new Set(findings.map(({ control }) => control).filter((id) => !known.has(id)));
  return [...described, ...[...others].map(bareRule)];
}

function bareRule(id: string): SarifRule {
  return { id, shortDescription: { text: id }, defaultConfiguration: { level: "error" } };
}

function ruleOf(control: ControlEntry): SarifRule {
  const { id, title = "", rationale = "", url = "", severity = "" } = control;
  const score = SECURITY_SEVERITY[severity];
  return {
    id,
    name: id,
    shortDescription: { text: title === "" ? id : title },
    ...(rationale !== "" && { fullDescription: { text: rationale } }),
    help: helpOf(control),
    ...(url !== "" && { helpUri: url }),
    defaultConfiguration: { level: control.level === "advisory" ? "warning" : "error" },
    properties: {
      tags: tagsOf(control),
      ...(score !== undefined && { "security-severity": score }),
    },
  };
}

function helpOf({ id, title = "", rationale = "", remediation = "", url = "" }: ControlEntry) {
  const why = rationale === "" ? [] : [["Why", rationale] as const];
  const instead = remediation === "" ? [] : [["What to write instead", remediation] as const];
  const sections = [...why, ...instead];
  const text = [title === "" ? id : title, ...sections.map(([head, body]) => `${head}: ${body}`)];
  const markdown = [
    `# ${title === "" ? id : title}`,
    ...sections.map(([head, body]) => `**${head}.** ${body}`),
    ...(url === "" ? [] : [`[Read more](${url})`]),
  ];
  return { text: text.join("\n"), markdown: markdown.join("\n\n") };
}

function tagsOf({ requirements = [], frameworks = [] }: ControlEntry): readonly string[] {
  const clauses = frameworks.map(
    ({ framework, version, clause }) => `${framework} ${version}: ${clause}`,
  );
  return [...new Set(["security", ...requirements, ...clauses])];
}
