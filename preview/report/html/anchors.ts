import { createHash } from "node:crypto";
import type { Finding, ReportDocument } from "../document";

/**
 * Ids of what a link may lead to. They rest on ids of controls, fingerprints and URNs, so that a link into one report
 * leads to the same place in the next.
 */
export class Anchors {
  private readonly findings = new Map<Finding, string>();
  private readonly controls: ReadonlyMap<string, string>;
  private readonly resources: ReadonlyMap<string, string>;

  constructor(report: ReportDocument) {
    const taken = new Map<string, number>();
    for (const finding of report.findings) {
      const id = `finding-${digest(finding.fingerprint)}`;
      const before = taken.get(id) ?? 0;
      taken.set(id, before + 1);
      this.findings.set(finding, before === 0 ? id : `${id}-${before + 1}`);
    }
    this.controls = new Map(report.controls.map(({ id }) => [id, `control-${plain(id)}`]));
    this.resources = new Map(report.resources.map(({ urn }) => [urn, `resource-${digest(urn)}`]));
  }

  finding(finding: Finding): string {
    return this.findings.get(finding) ?? `finding-${digest(finding.fingerprint)}`;
  }

  /** Nothing for an id that the report does not describe. */
  control(id: string): string | undefined {
    return this.controls.get(id);
  }

  /** Nothing for a URN that the report does not hold. */
  resource(urn: string): string | undefined {
    return this.resources.get(urn);
  }
}

function plain(id: string): string {
  return /^[A-Za-z0-9_-]+$/.test(id) ? id : digest(id);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}
