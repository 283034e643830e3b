import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { formatHtml } from "../../preview/report/html";
import { drawPicture } from "../../preview/picture";
import { EVERYTHING, HOSTILE } from "../preview/fixtures/report";
import { startChromium } from "../../docs/chromium";
import { mixedReport, writeReport } from "./html/reports";
import { testWith } from "./needs";

let browser: Browser;
let mixed = "";
const contexts: BrowserContext[] = [];

/** A page of its own; whatever the browser has to complain about, and every request, is recorded. */
async function open(address: string, options: BrowserContextOptions = {}) {
  browser ??= await startChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  contexts.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, complaints, requests };
}

function openMixed(options: BrowserContextOptions = {}) {
  mixed ||= mixedReport();
  return open(mixed, options);
}

function contents(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name }).click();
}

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
});

const chromiumTest = (name: string, run: () => Promise<void>) => testWith(["chromium"], name, run);

describe("five questions, by clicks", () => {
  chromiumTest("which control failed, and on which line", async () => {
    const { page } = await openMixed();
    await page.getByRole("link", { name: "8 new mandatory findings" }).click();
    await page.getByRole("searchbox", { name: "Search findings" }).fill("privileged prices");
    await page.getByLabel("State").selectOption({ label: "Violation" });
    const finding = page.locator("#findings [data-item]:visible");
    expect(await finding.count()).toBe(1);
    expect(await finding.textContent()).toContain("index.ts:45:1");
    await page.locator("#findings").getByRole("link", { name: "pss-privileged" }).click();
    const control = page.locator("#control-pss-privileged");
    expect(await control.getAttribute("open")).not.toBeNull();
    expect(await control.textContent()).toContain("Containers must not be privileged.");
  });

  chromiumTest("who is cluster admin", async () => {
    const { page } = await openMixed();
    await contents(page, "Network and trust");
    const rows = page
      .getByRole("region", { name: "Administrators of the cluster" })
      .getByRole("rowheader");
    expect(await rows.allTextContents()).toEqual([
      "arn:aws:iam::111122223333:role/cluster-deployer",
      "arn:aws:iam::111122223333:role/cluster-break-glass",
      "Group support",
    ]);
  });

  chromiumTest("which port is open between two nodes", async () => {
    const { page } = await openMixed();
    await contents(page, "Network and trust");
    const traffic = page.getByRole("search", { name: "Search traffic" });
    const end = (which: string) => traffic.locator("label", { hasText: new RegExp(`^${which}`) });
    await end("From").getByRole("combobox").selectOption("live-network-groups-nodes");
    await end("To").getByRole("combobox").selectOption("live-network-groups-nodes");
    const rows = page.locator("#traffic-list tr:visible");
    expect(await rows.count()).toBe(1);
    expect(await rows.locator("code").allTextContents()).toEqual([
      "tcp/udp 53",
      "tcp 8080",
      "tcp 10250",
    ]);
    expect(await rows.locator(".member").allTextContents()).toContain(
      "Node group live-nodes-general-group",
    );
  });

  chromiumTest("which exemption expires next", async () => {
    const { page } = await openMixed();
    await contents(page, "Exemptions");
    const table = page.getByRole("table", { name: "Exemptions, the next to expire first" });
    const first = table.getByRole("row").nth(1);
    const text = await first.innerText();
    expect(text).toContain("2026-12-31");
    expect(text).toContain("in 40 days");
    expect(text).toContain("rbac-pod-exec");
    expect(text).toContain("Owner: storefront");
  });

  chromiumTest("which clause of CIS EKS is unmet", async () => {
    const { page } = await openMixed();
    await contents(page, "Evidence");
    const clauses = page.getByRole("search", { name: "Search clauses" });
    await clauses.getByLabel("Framework").selectOption("CIS EKS 1.8.0");
    await clauses.getByLabel("Verdict").selectOption("Unmet");
    const unmet = page.locator("#evidence tbody tr:visible");
    const names = (await unmet.locator("th").allTextContents()).map((name) => name.trim());
    expect(names).toEqual(["4.1.1", "4.1.5", "4.1.6", "4.2.1", "5.2.1"]);
    await unmet.first().getByRole("link", { name: "rbac-cluster-admin-binding" }).click();
    expect(new URL(page.url()).hash).toBe("#control-rbac-cluster-admin-binding");
  });
});

describe("the page", () => {
  chromiumTest("asks for nothing but itself and the browser has no complaint", async () => {
    const { complaints, requests } = await openMixed();
    expect(complaints).toEqual([]);
    expect(requests).toEqual([mixed]);
  });

  for (const [colorScheme, width] of [
    ["light", 1400],
    ["dark", 400],
  ] as const) {
    chromiumTest(`has no violation that axe finds, ${colorScheme}, ${width} wide`, async () => {
      const { page } = await openMixed({ colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(UNFOLD_SOME);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>("axe.run()");
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await unfold(page);
      const { scrollWidth } = await page.evaluate<{ scrollWidth: number }>(
        "({ scrollWidth: document.documentElement.scrollWidth })",
      );
      expect(scrollWidth).toBe(width);
    });
  }

  chromiumTest("is used with the keyboard alone", async () => {
    const { page } = await openMixed();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the report");
    await page.keyboard.press("/");
    await page.keyboard.type("public-access block");
    expect(await page.locator("#findings .matches").textContent()).toMatch(/^1 of \d+ shown$/);
    await page.locator("#control-s3-public-block > summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#control-s3-public-block").getAttribute("open")).not.toBeNull();
    const inputs = page.getByRole("button", { name: "Inputs of bastion-ssh" });
    await inputs.focus();
    await page.keyboard.press("Enter");
    expect(await inputs.getAttribute("aria-expanded")).toBe("true");
    expect(await page.locator(".json").textContent()).toContain('"cidrIpv4": "0.0.0.0/0"');
    await page.keyboard.press("Enter");
    expect(await page.locator(".json").count()).toBe(0);
  });

  chromiumTest("follows a link into what is folded up or filtered away", async () => {
    const { page } = await openMixed();
    const id = await page.locator(".finding.exempt").first().getAttribute("id");
    expect(id).toMatch(/^finding-[0-9a-f]{10}$/);
    await page.getByRole("searchbox", { name: "Search findings" }).fill("no such finding");
    expect(await page.locator(`#${id}`).isVisible()).toBe(false);
    await page.goto(`${mixed}#${id}`);
    await page.waitForFunction(`document.activeElement.id === ${JSON.stringify(id)}`);
    expect(await page.locator(`#${id}`).isVisible()).toBe(true);
  });

  chromiumTest("is read without scripts", async () => {
    const { page } = await openMixed({ javaScriptEnabled: false });
    expect(await page.locator(".toolbar:visible").count()).toBe(0);
    expect(await page.locator("#findings .finding:visible").count()).toBe(8);
    await page.locator("#framework-cis-eks-1-8-0 > summary").click();
    expect(await page.locator("#framework-cis-eks-1-8-0 tbody tr").first().isVisible()).toBe(true);
  });

  chromiumTest("prints everything on white, without what only a screen has", async () => {
    const { page } = await openMixed({ colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: null });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.getByRole("navigation").isVisible()).toBe(false);
    expect(await page.locator("details:not([open])").count()).toBe(0);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(
      "rgb(255, 255, 255)",
    );
  });

  chromiumTest("of the production stack is smaller than 2 MB", async () => {
    const address = writeReport("--stack", "production");
    expect(statSync(fileURLToPath(address)).size).toBeLessThan(2_000_000);
    const { page, complaints } = await open(address);
    expect(complaints).toEqual([]);
    expect(await page.locator("#findings .empty").isVisible()).toBe(true);
  });

  chromiumTest("takes names that are markup as text", async () => {
    const name = `x</script><img src=x onerror="document.title='taken'"><!--</style>`;
    const entry = { ...HOSTILE, name, inputs: { note: name }, urn: `${HOSTILE.urn}${name}` };
    const report = {
      ...EVERYTHING,
      project: name,
      resources: [...EVERYTHING.resources, entry],
      findings: EVERYTHING.findings.map((finding) => ({
        ...finding,
        urn: entry.urn,
        message: name,
      })),
      administrators: [{ principal: name, ways: [name] }],
    };
    const file = path.join(mkdtempSync(path.join(tmpdir(), "hostile-")), "report.html");
    writeFileSync(file, formatHtml(report, await drawPicture(report)));
    const { page, complaints, requests } = await open(`file://${file}`);
    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    expect(await page.locator("h1").textContent()).toContain("<img src=x onerror=");
    await unfold(page);
    expect(await page.locator(".json").last().textContent()).toContain("</script><img src=x");
    expect(await page.title()).not.toBe("taken");
  });
});

// One of a kind is like the next, and axe takes minutes for all of them.
const UNFOLD_SOME = `for (const section of document.querySelectorAll("section")) {
  for (const details of [...section.querySelectorAll("details")].slice(0, 8)) details.open = true;
}`;

/** Unfolds everything, and the inputs of the last resources. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
  const buttons = await page.locator("[data-inputs]").all();
  for (const button of buttons.slice(-3)) await button.click();
}

function focused(page: Page): Promise<unknown> {
  return page.evaluate("document.activeElement.textContent");
}
