import { DOMAIN_PROFILES, type DomainProfile } from "../components/pki/trust-domains";
import { TRUST_MATRIX, type TrustRow } from "../components/pki/trust-matrix";

const WIDTH = 960;
const TOP = 84;
const ROW = 74;
const BOX = 56;
const LEFT = { x: 24, width: 300 };
const RIGHT = { x: 470, width: 466 };

const STYLE = [
  "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;fill:#1f2328}",
  ".paper{fill:#ffffff}.headline{font-size:19px;font-weight:600}.column{font-size:12px;fill:#57606a}",
  ".name{font-size:13.5px;font-weight:600}.detail{font-size:11.5px;fill:#57606a}",
  ".service{fill:#fff4e8;stroke:#e0913f}.customer{fill:#eef7ff;stroke:#7fb4e8}",
  ".place{fill:#f3f4f6;stroke:#9aa3ad}.trust{fill:none;stroke:#1a7f43;stroke-width:1.6}.tip{fill:#1a7f43}",
  "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.paper{fill:#0d1117}.column,.detail{fill:#9da7b3}",
  ".service{fill:#2a1c10;stroke:#b0702c}.customer{fill:#0c1a2c;stroke:#2f5d93}",
  ".place{fill:#171c23;stroke:#59636e}.trust{stroke:#56c57d}.tip{fill:#56c57d}}",
].join("");

/** The trust domains and the places that believe them, drawn from the matrix. */
export function pkiPicture(): string {
  const height = TOP + TRUST_MATRIX.length * ROW + 40;
  const centres = new Map(TRUST_MATRIX.map(({ trustSet }, row) => [trustSet, centreOf(row)]));
  const domains = DOMAIN_PROFILES.map((profile) => {
    const rows = TRUST_MATRIX.filter((row) => row.domains.includes(profile.domain));
    const heights = rows.map(({ trustSet }) => centres.get(trustSet) ?? 0);
    return { profile, heights, centre: heights.reduce((sum, y) => sum + y, 0) / heights.length };
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Trust domains: each root and the places that believe it</title>',
    `<style>${STYLE}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
    '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>',
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    text(LEFT.x, 36, "headline", "One root for each trust domain"),
    text(LEFT.x, 64, "column", "Root (on EKS: orange the service's, blue yours)"),
    text(RIGHT.x, 64, "column", "Who believes its certificates, and where that is set"),
    ...domains.flatMap(({ heights, centre }) => heights.map((y) => arrow(centre, y))),
    ...domains.map(({ profile, centre }) => domainBox(profile, centre)),
    ...TRUST_MATRIX.map((row, index) => placeBox(row, centreOf(index))),
    "</svg>\n",
  ].join("\n");
}

function centreOf(row: number): number {
  return TOP + row * ROW + BOX / 2;
}

function domainBox(profile: DomainProfile, centre: number): string {
  const { title, keyAlgorithm, rootValidityDays, certificateValidityDays } = profile;
  const owner = profile.onEks.startsWith("the customer") ? "customer" : "service";
  const detail = `${keyAlgorithm}; root ${days(rootValidityDays)}, certificates ${days(certificateValidityDays)}`;
  return box(LEFT, centre, owner, title, detail);
}

function placeBox({ title, consumers }: TrustRow, centre: number): string {
  const [first, ...others] = consumers.map(({ program, setting }) => `${program}: ${setting}`);
  const more = others.length === 0 ? "" : ` and ${String(others.length)} more`;
  return box(RIGHT, centre, "place", title, `${first ?? ""}${more}`);
}

/** A validity as people say it. */
export function days(count: number): string {
  if (count % 365 === 0) return count === 365 ? "1 year" : `${String(count / 365)} years`;
  return count === 1 ? "1 day" : `${String(count)} days`;
}

function box(
  { x, width }: typeof LEFT,
  centre: number,
  style: string,
  name: string,
  detail: string,
): string {
  return [
    `<rect class="${style}" x="${x}" y="${centre - BOX / 2}" width="${width}" height="${BOX}" rx="7"/>`,
    text(x + 14, centre - 4, "name", name),
    text(x + 14, centre + 15, "detail", detail),
  ].join("");
}

function arrow(from: number, to: number): string {
  const start = LEFT.x + LEFT.width;
  const middle = (start + RIGHT.x) / 2;
  return `<path class="trust" marker-end="url(#tip)" d="M${start} ${from}C${middle} ${from} ${middle} ${to} ${RIGHT.x - 2} ${to}"/>`;
}

function text(x: number, y: number, style: string, content: string): string {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text class="${style}" x="${x}" y="${y}">${escaped}</text>`;
}
