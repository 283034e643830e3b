import type { Finding } from "../document";
import type { EvidenceStatus } from "../evidence";
import { html, type Markup } from "./markup";

/** What a verdict looks like: a class of the style sheet, a mark for those who see no colours, and words. */
export interface Look {
  readonly tone: "bad" | "warn" | "unknown" | "exempt" | "good" | "quiet";
  readonly mark: string;
  readonly words: string;
}

/** A finding as readers sort it: what fails a run, what only advises, and what somebody has answered for. */
export type FindingState =
  "mandatory" | "advisory" | "notEvaluated" | "notEvaluatedMandatory" | "exempt" | "accepted";

export const FINDING_LOOKS: Readonly<Record<FindingState, Look>> = {
  mandatory: { tone: "bad", mark: "✗", words: "Violation" },
  notEvaluatedMandatory: { tone: "bad", mark: "?", words: "Not evaluated, mandatory" },
  advisory: { tone: "warn", mark: "!", words: "Advisory violation" },
  notEvaluated: { tone: "unknown", mark: "?", words: "Not evaluated" },
  accepted: { tone: "quiet", mark: "=", words: "Accepted by the baseline" },
  exempt: { tone: "exempt", mark: "–", words: "Exempt" },
};

/** From what needs doing to what is settled. */
export const FINDING_STATES = Object.keys(FINDING_LOOKS) as readonly FindingState[];

export function stateOf({ status, level, acceptedSince }: Finding): FindingState {
  if (status === "exempt") return "exempt";
  if (acceptedSince !== undefined) return "accepted";
  if (status === "violation") return level;
  return level === "mandatory" ? "notEvaluatedMandatory" : "notEvaluated";
}

export const EVIDENCE_LOOKS: Readonly<Record<EvidenceStatus, Look>> = {
  unmet: { tone: "bad", mark: "✗", words: "Unmet" },
  notEvaluated: { tone: "unknown", mark: "?", words: "Not evaluated" },
  exempt: { tone: "exempt", mark: "–", words: "Exempt" },
  met: { tone: "good", mark: "✓", words: "Met" },
  service: { tone: "good", mark: "✓", words: "Met by the service" },
  documented: { tone: "quiet", mark: "§", words: "Documented only" },
  notJudged: { tone: "quiet", mark: "·", words: "Nothing to judge" },
  disabled: { tone: "quiet", mark: "○", words: "Disabled" },
};

export const EVIDENCE_STATUSES = Object.keys(EVIDENCE_LOOKS) as readonly EvidenceStatus[];

export function badge({ tone, mark, words }: Look): Markup {
  return html`<span class="badge ${tone}"><span aria-hidden="true">${mark}</span> ${words}</span>`;
}

export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export function severityTag(severity: string | undefined): Markup | undefined {
  if (severity === undefined || severity === "") return undefined;
  const rank = SEVERITIES.find((each) => each === severity) ?? "other";
  return html`<span class="severity ${rank}">${severity}</span>`;
}

/** `1 finding`, `2 findings`. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}
