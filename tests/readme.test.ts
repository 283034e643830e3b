import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "..");
const README = fs.readFileSync(path.join(ROOT, "README.md"), "utf8");
const manifest: { readonly scripts: Record<string, string> } = JSON.parse(
  fs.readFileSync(path.join(ROOT, "package.json"), "utf8"),
);

/** Times differ from run to run, and the date from day to day. */
const steady = (line: string): string =>
  line
    .replace(/\d+ ms/g, "N ms")
    .replace(/as of [\d-]+/, "as of DATE")
    .trimEnd();

test("the README shows what its preview prints, in order", () => {
  const [, shown = ""] = /```text\n([\s\S]*?)```/.exec(README) ?? [];
  const wanted = shown.split("\n").filter((line) => line !== "" && line.trim() !== "…");
  const { stdout, status } = spawnSync(
    process.execPath,
    ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(status).toBe(0);
  const printed = stdout.split("\n").map(steady);
  const places = wanted.map((line) => printed.indexOf(steady(line)));
  expect(wanted.filter((_, index) => places[index] === -1)).toEqual([]);
  expect([...places].sort((left, right) => left - right)).toEqual(places);
  expect(wanted.length).toBeGreaterThan(10);
});

test("every npm script that the README names exists", () => {
  const named = [...README.matchAll(/npm (?:run |(?=test))([a-z][a-z0-9:]*)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !["ci", "run"].includes(name));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
});

test("every file that the README links to exists", () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !fs.existsSync(path.join(ROOT, link)))).toEqual([]);
});

test("the README is a page, not a book", () => {
  expect(README.split("\n").length).toBeLessThan(150);
});
