import { notEvaluated, type NotEvaluated } from "./answer";
import { CertificateChains, certificatesIn } from "./certificate-chains";
import { holderOf } from "./certificate-holder";
import {
  ACM_AUTHORITY,
  ACM_CERTIFICATE,
  LOCALLY_SIGNED,
  SELF_SIGNED,
  TRUST_DOMAINS,
  type TrustDomain,
} from "./certificate-types";
import type { Field } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { trustPlacesOf, type TrustPlace } from "./trust-places";

/** One place where a root counts for a domain: it is believed there, or it signed a certificate of the domain. */
export interface Anchor {
  readonly domain: TrustDomain;
  readonly subject: Subject;
  readonly field: Field | undefined;
}

/** All roots of a stack with the domains that they count for, from one pass over it. */
export class TrustAnchors {
  private readonly byRoot = new Map<string, Anchor[]>();
  private readonly rootsByUrn = new Map<string, Set<string>>();
  private readonly holdersByRoot = new Map<string, Set<Subject>>();
  private readonly gaps = new Map<string, NotEvaluated[]>();
  private readonly chains: CertificateChains;
  private readonly judged = new Set<Subject>();

  constructor(private readonly stack: StackIndex) {
    this.chains = new CertificateChains(stack);
    for (const subject of stack.subjects) this.add(subject);
  }

  /** Roots, certificates that are signed by one, and every resource with a place that takes a CA. */
  get subjects(): readonly Subject[] {
    return [...this.judged];
  }

  /** What stops the look at one resource. */
  gapsOf({ urn }: Subject): readonly NotEvaluated[] {
    return this.gaps.get(urn) ?? [];
  }

  /** The roots that count for more than one domain and that this resource must answer for. */
  sharedBy(subject: Subject): readonly (readonly Anchor[])[] {
    return [...(this.rootsByUrn.get(subject.urn) ?? [])]
      .filter((root) => this.bearers(root).includes(subject))
      .map((root) => this.byRoot.get(root) ?? [])
      .filter((anchors) => new Set(anchors.map(({ domain }) => domain)).size > 1);
  }

  /** The resources that make a root; where none does, those that use it. */
  private bearers(root: string): readonly Subject[] {
    const holders = [...(this.holdersByRoot.get(root) ?? [])];
    const makers = holders.filter(
      ({ type, urn }) => type === SELF_SIGNED || (type === ACM_AUTHORITY && urn === root),
    );
    return makers.length > 0 ? makers : holders;
  }

  private add(subject: Subject): void {
    const { type, urn } = subject;
    if (type === SELF_SIGNED || type === ACM_AUTHORITY) {
      this.judged.add(subject);
      for (const root of this.chains.rootsOf(urn)) this.hold(subject, root);
    } else if (isLeaf(subject)) {
      this.judged.add(subject);
      this.addLeaf(subject);
    } else {
      this.addConsumer(subject);
    }
  }

  private addLeaf(subject: Subject): void {
    const domain = holderOf(subject, this.stack);
    if (domain === undefined) return;
    if (domain === "unknown") {
      this.gap(subject, notEvaluated("", "the name in its request is not known during a preview"));
      return;
    }
    const roots = this.chains.rootsOf(subject.urn);
    if (roots.length === 0) {
      this.gap(subject, notEvaluated("", "its CA is not known during a preview"));
    }
    for (const root of roots) this.anchor(root, { domain, subject, field: undefined });
  }

  private addConsumer(subject: Subject): void {
    const { places, unread } = trustPlacesOf(subject);
    for (const field of unread) this.addUnread(subject, field);
    if (places.length === 0) return;
    this.judged.add(subject);
    for (const place of places) this.addText(subject, place, places.length === 1);
    const open = places.filter(({ field }) => field.string().state === "unknown");
    for (const property of new Set(open.map(({ field }) => propertyOf(field)))) {
      this.addUnknown(
        subject,
        open.filter(({ field }) => propertyOf(field) === property),
      );
    }
  }

  /** A map of which not even the keys are known holds a CA when it comes from one, or from nobody knows where. */
  private addUnread(subject: Subject, field: Field): void {
    const sources = this.stack.sourcesOf(subject.urn, field.path);
    if (sources.length > 0 && this.chains.rootsIn(subject.urn, field.path).length === 0) return;
    this.judged.add(subject);
    this.gap(subject, notEvaluated(field, field.unknown ?? "nothing is known of it"));
  }

  private addText(subject: Subject, { domain, field }: TrustPlace, alone: boolean): void {
    const reading = field.string();
    if (reading.state !== "known") return;
    for (const root of certificatesIn(reading.value)) {
      this.anchor(root, { domain, subject, field });
    }
    // The text ties it to other texts, the source to the certificates that the root signed.
    const [root, ...others] = alone ? this.chains.rootsIn(subject.urn, field.path) : [];
    if (root !== undefined && others.length === 0) this.anchor(root, { domain, subject, field });
  }

  /**
   * Unknown places of one property, whose dependencies are known only together. With one root, it stands in all places;
   * with one domain, all roots stand in it; with several of both, nothing tells which stands where.
   */
  private addUnknown(subject: Subject, places: readonly TrustPlace[]): void {
    const [first] = places;
    if (first === undefined) return;
    const roots = this.chains.rootsIn(subject.urn, first.field.path);
    const domains = new Set(places.map(({ domain }) => domain));
    if (roots.length === 0) {
      this.gap(subject, notEvaluated(first.field, "its CA is not known during a preview"));
    } else if (roots.length > 1 && domains.size > 1) {
      const why = `which of its ${String(roots.length)} CAs stands in which place is not known during a preview`;
      this.gap(subject, notEvaluated(first.field, why));
    } else {
      for (const root of roots) {
        for (const { domain, field } of places) this.anchor(root, { domain, subject, field });
      }
    }
  }

  private anchor(root: string, anchor: Anchor): void {
    const anchors = this.byRoot.get(root);
    if (anchors === undefined) this.byRoot.set(root, [anchor]);
    else anchors.push(anchor);
    this.hold(anchor.subject, root);
  }

  private hold(subject: Subject, root: string): void {
    addTo(this.rootsByUrn, subject.urn, root);
    addTo(this.holdersByRoot, root, subject);
  }

  private gap({ urn }: Subject, gap: NotEvaluated): void {
    this.gaps.set(urn, [...(this.gaps.get(urn) ?? []), gap]);
  }
}

function addTo<V>(map: Map<string, Set<V>>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}

const anchorsOfStack = new WeakMap<StackIndex, TrustAnchors>();

/** The anchors of a stack, computed once. */
export function trustAnchors(stack: StackIndex): TrustAnchors {
  const known = anchorsOfStack.get(stack);
  if (known !== undefined) return known;
  const anchors = new TrustAnchors(stack);
  anchorsOfStack.set(stack, anchors);
  return anchors;
}

/** Domain and holder of each anchor, one of each domain, in the order of the domains. */
export function describeAnchors(anchors: readonly Anchor[]): string {
  return TRUST_DOMAINS.flatMap((domain) => {
    const anchor = anchors.find((one) => one.domain === domain);
    return anchor === undefined ? [] : [`${domain} (${anchor.subject.typeAndName})`];
  }).join(" and ");
}

function propertyOf({ path }: Field): string {
  return /^[^.[]+/.exec(path)?.[0] ?? "";
}

function isLeaf({ type, inputs }: Subject): boolean {
  if (type === LOCALLY_SIGNED) {
    const isCa = inputs.at("isCaCertificate").boolean();
    return !(isCa.state === "known" && isCa.value);
  }
  if (type !== ACM_CERTIFICATE) return false;
  const template = inputs.at("templateArn").string();
  return !(template.state === "known" && template.value.includes("CACertificate"));
}
