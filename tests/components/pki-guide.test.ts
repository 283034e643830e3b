import { DOMAIN_PROFILES } from "../../components/pki/trust-domains";
import { TRUST_MATRIX } from "../../components/pki/trust-matrix";
import { pkiGuide } from "../../docs/pki-guide";
import { pkiPicture } from "../../docs/pki-picture";

const guide = pkiGuide();
const picture = pkiPicture();

test.each(DOMAIN_PROFILES)("the guide and the picture show $domain", (profile) => {
  expect(guide).toContain(`| \`${profile.domain}\``);
  expect(guide).toContain(profile.stolenCertificateKey);
  expect(guide).toContain(profile.stolenRootKey);
  expect(picture).toContain(`>${profile.title}</text>`);
});

test.each(TRUST_MATRIX)("the guide and the picture show $trustSet", ({ trustSet, title }) => {
  expect(guide).toContain(`| \`${trustSet}\``);
  expect(picture).toContain(`>${title}</text>`);
});

test("the picture has an arrow for each domain in each trust set, and fits into its frame", () => {
  const arrows = picture.match(/class="trust"/g) ?? [];
  expect(arrows).toHaveLength(TRUST_MATRIX.flatMap(({ domains }) => domains).length);
  const [, height] = /viewBox="0 0 \d+ (\d+)"/.exec(picture) ?? [];
  const bottoms = [...picture.matchAll(/<rect class="place"[^>]* y="(\d+)"[^>]* height="(\d+)"/g)];
  expect(bottoms).toHaveLength(TRUST_MATRIX.length);
  for (const [, y, size] of bottoms) expect(Number(y) + Number(size)).toBeLessThan(Number(height));
});

test("boxes of the picture do not overlap, and its texts stay in their boxes", () => {
  const rects = [...picture.matchAll(/<rect class="\w+" x="(\d+)" y="([\d.]+)" width="(\d+)"/g)];
  const places = rects.map(([, x, y]) => [Number(x), Number(y)] as const);
  for (const [index, [x, y]] of places.entries()) {
    const near = places.slice(index + 1).filter(([otherX]) => otherX === x);
    for (const [, otherY] of near) expect(Math.abs(y - otherY)).toBeGreaterThan(56);
  }
  // A character of the detail line is about 6 units wide.
  for (const [, x, content = ""] of picture.matchAll(
    /<text class="detail" x="(\d+)"[^>]*>([^<]*)</g,
  )) {
    expect(content.length * 6).toBeLessThan(Number(x) < 400 ? 290 : 450);
  }
});
