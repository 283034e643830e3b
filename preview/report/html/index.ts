import { readFileSync } from "node:fs";
import path from "node:path";
import type { ReportDocument } from "../document";
import { changes } from "./changes";
import { controls } from "./controls";
import { cost } from "./cost";
import { evidence } from "./evidence-section";
import { exemptions } from "./exemptions";
import { findings } from "./findings";
import { network } from "./network";
import { header, overview } from "./overview";
import { renderPage } from "./page";
import { inlinePicture } from "./picture";
import { inputsById, resources } from "./resources";
import { View } from "./view";

/** In the order of the cascade. */
const STYLES = ["colours", "frame", "tables", "findings", "evidence", "media"].map(
  (name) => `style/${name}.css`,
);

/**
 * The report as one HTML file that works from disk and offline.
 *
 * @param picture SVG of `drawPicture`, or empty where the stack has nothing to draw.
 */
export function formatHtml(report: ReportDocument, picture = ""): string {
  const view = new View(report);
  const { markup, style } = inlinePicture(picture);
  const sections = [
    findings(view),
    changes(view),
    overview(view),
    network(view, markup),
    exemptions(view),
    cost(view),
    evidence(view),
    controls(view),
    resources(view),
  ].filter((section) => section !== undefined);
  return renderPage({
    title: `${view.subject} · security report`,
    header: header(view),
    sections,
    style: `${STYLES.map(asset).join("\n")}${style}`,
    script: asset("browser.js"),
    data: { inputs: inputsById(view) },
  });
}

function asset(name: string): string {
  return readFileSync(path.join(__dirname, name), "utf8");
}
