import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const { ownFolder, replaceFile } = createRequire(__filename)("../../preview/cache-folder.cjs") as {
  readonly ownFolder: (parent: string) => string | undefined;
  readonly replaceFile: (file: string, parts: readonly (string | Uint8Array)[]) => void;
};

const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "cache-folder-")));
const user = process.getuid?.() ?? 0;
const own = path.join(parent, `hardened-cluster-${user}`);
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(own, { recursive: true, force: true });
});
afterAll(() => rmSync(parent, { recursive: true }));

test("a folder of the user's own is made, and found again", () => {
  expect(ownFolder(parent)).toBe(own);
  expect(statSync(own).mode & 0o777).toBe(0o700);
  expect(ownFolder(parent)).toBe(own);
});

test.each([0o777, 0o770, 0o702])("a folder that others may write (%o) is refused", (mode) => {
  mkdirSync(own);
  chmodSync(own, mode);
  expect(ownFolder(parent)).toBeUndefined();
});

test("a folder of somebody else is refused", () => {
  jest.spyOn(process, "getuid").mockReturnValue(user + 1);
  const others = path.join(parent, `hardened-cluster-${user + 1}`);
  mkdirSync(others, { mode: 0o700 });
  expect(ownFolder(parent)).toBeUndefined();
  rmSync(others, { recursive: true });
});

test("a link, even to a folder of the user's own, is refused, and so is a file", () => {
  const elsewhere = path.join(parent, "elsewhere");
  mkdirSync(elsewhere, { mode: 0o700 });
  symlinkSync(elsewhere, own);
  expect(ownFolder(parent)).toBeUndefined();
  rmSync(own);
  replaceFile(own, ["text"]);
  expect(ownFolder(parent)).toBeUndefined();
});

test("a folder that cannot be made is none", () => {
  expect(ownFolder(path.join(parent, "missing"))).toBeUndefined();
});
