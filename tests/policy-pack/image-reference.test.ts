import { isFrom, isLatest, isPinned, parseImage } from "../../policy-pack/kernel/image-reference";

const HEX = "a".repeat(64);

test.each([
  ["nginx", "docker.io", "library/nginx", undefined, undefined],
  ["nginx:1.27", "docker.io", "library/nginx", "1.27", undefined],
  ["team/web", "docker.io", "team/web", undefined, undefined],
  ["localhost/web:1", "localhost", "web", "1", undefined],
  ["registry.example:5000/a/b", "registry.example:5000", "a/b", undefined, undefined],
  ["registry.example:5000/a/b:c", "registry.example:5000", "a/b", "c", undefined],
  [`a/b:c@sha256:${HEX}`, "docker.io", "a/b", "c", `sha256:${HEX}`],
  [`[::1]:5000/web@sha256:${HEX}`, "[::1]:5000", "web", undefined, `sha256:${HEX}`],
  ["index.docker.io/nginx", "docker.io", "library/nginx", undefined, undefined],
])("%s is taken apart", (text, registry, repository, tag, digest) => {
  expect(parseImage(text)).toEqual({ registry, repository, tag, digest });
});

test.each([
  "",
  ":",
  "a:",
  "@",
  "a@b",
  "a/B",
  "a b",
  "a//b",
  "a/b@sha256:12",
  "x".repeat(2000),
  "-a",
])("%j names no image", (text) => {
  expect(parseImage(text)).toBeUndefined();
});

function reference(text: string) {
  const image = parseImage(text);
  if (image === undefined) throw new Error(`${text} names no image`);
  return image;
}

test("only a whole sha256 digest pins", () => {
  expect(isPinned(reference(`a@sha256:${HEX}`))).toBe(true);
  expect(isPinned(reference(`a@sha512:${HEX}`))).toBe(false);
  expect(isPinned(reference(`a@sha256:${HEX}00`))).toBe(false);
});

test("a digest is never latest, no tag is", () => {
  expect(
    ["a", "a:latest", "a:1", `a:latest@sha256:${HEX}`].map((text) => isLatest(reference(text))),
  ).toEqual([true, true, false, false]);
});

test("entries are compared part by part", () => {
  const from = (text: string, entry: string) => isFrom(reference(text), entry);
  expect(from("registry.example/team/web", "registry.example/team/")).toBe(true);
  expect(from("registry.example/team", "registry.example/team")).toBe(true);
  expect(from("registry.example/team-b/web", "registry.example/team")).toBe(false);
  expect(from("registry.example/web", "")).toBe(false);
});
