import fs from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

/** The Chromium of the machine, as the tests and the pictures of the documentation use it. */
export async function startChromium(): Promise<Browser> {
  const executablePath = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, "chromium"))
    .find((file) => fs.existsSync(file));
  if (executablePath === undefined) throw new Error("PATH: found no chromium, wanted one.");
  // Containers run as root, where Chromium's sandbox cannot start.
  return chromium.launch({ executablePath, chromiumSandbox: false, args: ["--disable-gpu"] });
}
