import { isExpired, targetNames, type Exemption } from "./exemptions";
import { readRecorded, type Recording } from "./recorded-exemptions";
import type { CanonicalId } from "./settings";
import type { Subject } from "./subject";

/** An exemption and where it is written. */
export interface LedgerEntry {
  readonly exemption: Exemption;
  readonly path: string;
  /** The object whose annotation holds it; nothing for one of the settings. */
  readonly holder?: Subject;
}

const NONE: readonly Exemption[] = [];

/** All exemptions of a run: those of the settings, and those that objects of our components record on themselves. */
export class ExemptionLedger {
  private readonly bySettings: readonly LedgerEntry[];
  private readonly recorded = new Map<string, readonly [Subject, Recording]>();
  private readonly used = new Set<Exemption>();
  private known: readonly LedgerEntry[] | undefined;

  constructor(
    settings: { readonly exemptions: readonly Exemption[]; readonly asOf: string },
    private readonly canonicalId: CanonicalId,
  ) {
    this.asOf = settings.asOf;
    this.bySettings = settings.exemptions.map((exemption, index) => ({
      exemption,
      path: `settings.exemptions[${String(index)}]`,
    }));
  }

  readonly asOf: string;

  /** Reads what an object records; the engine may send one more than once. */
  learn(subject: Subject): void {
    const recording = readRecorded(subject, this.canonicalId);
    if (recording === undefined) {
      if (!this.recorded.delete(subject.urn)) return;
    } else {
      this.recorded.set(subject.urn, [subject, recording]);
    }
    this.known = undefined;
  }

  get entries(): readonly LedgerEntry[] {
    return (this.known ??= [
      ...this.bySettings,
      ...[...this.recorded.values()].flatMap(([holder, { entries }]) =>
        entries.map((entry) => ({ ...entry, holder })),
      ),
    ]);
  }

  get recordings(): Iterable<readonly [Subject, Recording]> {
    return this.recorded.values();
  }

  recordingOf({ urn }: Subject): Recording | undefined {
    return this.recorded.get(urn)?.[1];
  }

  /** The exemptions from a control that hold for a resource on the date of the run. */
  holding(control: string, subject: Subject): readonly Exemption[] {
    if (this.entries.length === 0) return NONE;
    return this.entries
      .map(({ exemption }) => exemption)
      .filter(
        (exemption) =>
          exemption.control === control &&
          !isExpired(exemption, this.asOf) &&
          targetNames(subject).includes(exemption.target),
      );
  }

  /** Notes that an exemption has exempted something. */
  use(exemption: Exemption): void {
    this.used.add(exemption);
  }

  isUsed(exemption: Exemption): boolean {
    return this.used.has(exemption);
  }
}
