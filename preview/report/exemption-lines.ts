import type { ExemptionEntry } from "./document";
import type { Palette } from "./palette";
import { shortType, typeAndName } from "./resource-name";

/** Every exemption that the pack knows, whether it took a finding or not. */
export function exemptionLines(
  exemptions: readonly ExemptionEntry[] | undefined,
  paint: Palette,
): readonly string[] {
  return (exemptions ?? []).flatMap((exemption) => {
    const { control, container, owner, expires, reason, path, state } = exemption;
    const target = [targetOf(exemption), container && `container ${container}`].filter(Boolean);
    return [
      `  ${markOf(state, paint)}  ${paint.strong(control)}  ${target.join(", ")}  ${paint.dim(path)}`,
      `      until ${expires} (${owner}): ${reason}`,
    ];
  });
}

function targetOf({ target }: ExemptionEntry): string {
  if (!target.startsWith("urn:")) return target;
  const { type, name } = typeAndName(target);
  return `${name} (${shortType(type)})`;
}

function markOf(state: ExemptionEntry["state"], paint: Palette): string {
  const colour = { used: paint.good, unused: paint.warning, expired: paint.bad }[state];
  return colour(state);
}
