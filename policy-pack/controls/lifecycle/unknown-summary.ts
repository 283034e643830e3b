import { pass, violation, type Answer } from "../../kernel/answer";
import { control, onRun } from "../../kernel/control";
import { bearerOfStack } from "../../kernel/exemption-places";
import type { RunView } from "../../kernel/run-view";

const ID = "unknown-summary";
/** As many as a first preview of a cluster with a handful of workloads may have. */
const MOST = 20;
const SHOWN = 5;

export const unknownSummary = control(
  {
    id: ID,
    title: "Few answers of a run may be open.",
    severity: "low",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: answers that are not evaluated, counted once for each control and resource. Allowed: up to the " +
      "parameter most, by default 20. The finding stands at the stack, and names the resources with the most of them. " +
      "An unknown value counts for each control that reads it, an absent one never. The control that could not evaluate " +
      "an answer lists it as well.",
    rationale:
      "A run without violations proves little when most answers were not known: it must not read as a clean one.",
    remediation:
      "Make the values plain that controls read, render charts before they are judged, or judge the stack again after the " +
      "first deployment.",
    references: ["https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/"],
    componentSide: "Components take security decisions as plain values, never as outputs.",
    parameters: {
      most: {
        type: "integer",
        minimum: 0,
        default: MOST,
        description: "How many answers of a run may be open. Default: 20.",
      },
    },
  },
  onRun(
    (stack) => bearerOfStack(stack),
    (_subject, _stack, { parameters }, run): Answer => {
      const { most } = parameters;
      const allowed = typeof most === "number" ? most : MOST;
      const counts = openAnswers(run);
      const total = counts.reduce((sum, [, ids]) => sum + ids.length, 0);
      if (total <= allowed) return pass;
      return violation(
        "",
        `${String(total)} open answers: ${shown(counts)}`,
        `${String(allowed)} or fewer`,
      );
    },
  ),
);

type Counts = readonly (readonly [name: string, ids: readonly string[]])[];

/** The controls with open answers by resource, the longest list first. */
function openAnswers(run: RunView): Counts {
  const byUrn = new Map<string, readonly [string, string[]]>();
  run.eachOutcome(({ id }, { urn, name }, { gaps }) => {
    if (id === ID || gaps.length === 0) return;
    const known = byUrn.get(urn);
    if (known === undefined) byUrn.set(urn, [name, [id]]);
    else known[1].push(id);
  });
  return [...byUrn.values()].sort(([, left], [, right]) => right.length - left.length);
}

function shown(counts: Counts): string {
  const first = counts
    .slice(0, SHOWN)
    .map(
      ([name, ids]) =>
        `${name} ${String(ids.length)} (${ids.slice(0, SHOWN).join(", ")}${ids.length > SHOWN ? ", …" : ""})`,
    );
  const others = counts.length - first.length;
  return [...first, ...(others > 0 ? [`${String(others)} more`] : [])].join("; ");
}
