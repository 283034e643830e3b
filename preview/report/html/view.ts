import type { Finding, ReportDocument } from "../document";
import { evidenceOf, type ControlEvidence, type EvidenceDocument } from "../evidence";
import { groupBy } from "../group-by";
import { shortType, typeAndName } from "../resource-name";
import { Anchors } from "./anchors";
import { html, type Markup } from "./markup";

/** Verdicts on the clauses of a framework, with the id of its place in the page. */
export type Framework = EvidenceDocument["frameworks"][number] & { readonly id: string };

/** A report with all that the sections of its page share. */
export class View {
  readonly anchors: Anchors;
  readonly evidence: EvidenceDocument;
  /** By name, the latest version of each first. */
  readonly frameworks: readonly Framework[];
  private readonly findings: ReadonlyMap<string, readonly Finding[]>;
  private readonly evidenceOfControls: ReadonlyMap<string, ControlEvidence>;

  constructor(readonly report: ReportDocument) {
    this.anchors = new Anchors(report);
    this.evidence = evidenceOf(report);
    this.findings = groupBy(report.findings, ({ control }) => control);
    this.frameworks = [...this.evidence.frameworks]
      .sort((a, b) => compare(a.name, b.name) || compare(b.version, a.version))
      .map((framework) => ({ ...framework, id: idOf(framework) }));
    this.evidenceOfControls = new Map(this.evidence.controls.map((each) => [each.id, each]));
  }

  /** What the report is about: project and stack, or that it is of a scan. */
  get subject(): string {
    const { project, stack } = this.report;
    if (project === "scan" && stack === "scan") return "Scan";
    return [project, stack].filter((part) => part !== "").join("/") || "Scan";
  }

  findingsOf(control: string): readonly Finding[] {
    return this.findings.get(control) ?? [];
  }

  controlEvidence(id: string): ControlEvidence | undefined {
    return this.evidenceOfControls.get(id);
  }

  controlLink(id: string): Markup {
    const anchor = this.anchors.control(id);
    return anchor === undefined
      ? html`<code>${id}</code>`
      : html`<a href="#${anchor}"><code>${id}</code></a>`;
  }

  /** Name and type of a resource, with a link to it where the report holds it. */
  resourceLink(urn: string): Markup {
    const { type, name } = typeAndName(urn);
    if (type === "") return html`<span class="name">${urn}</span>`;
    const anchor = this.anchors.resource(urn);
    const label =
      anchor === undefined
        ? html`<span class="name">${name}</span>`
        : html`<a class="name" href="#${anchor}">${name}</a>`;
    return html`${label} <span class="type">${shortType(type)}</span>`;
  }
}

function idOf({ name, version }: EvidenceDocument["frameworks"][number]): string {
  return `framework-${`${name}-${version}`.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

/** A part of the page with a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** What stands beside the title in the contents: how many there are. */
  readonly count?: string;
  readonly content: Markup;
}
