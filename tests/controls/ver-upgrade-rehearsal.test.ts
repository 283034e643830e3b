import { verRemovedApi } from "../../policy-pack/controls/lifecycle/ver-removed-api";
import { verUpgradeRehearsal } from "../../policy-pack/controls/lifecycle/ver-upgrade-rehearsal";
import { judge, verdictOf } from "../support/judge";
import { budget, fixtures } from "./fixtures/ver-upgrade-rehearsal";

test("passes and objects by the minor after the target version", () => {
  for (const { stack, settings } of fixtures.passing) {
    expect(verdictOf(verUpgradeRehearsal, stack, settings)).toBe("pass");
  }
  for (const { stack, settings } of fixtures.failing) {
    expect(verdictOf(verUpgradeRehearsal, stack, settings)).toBe("violation");
  }
});

test("speaks of an object one minor before ver-removed-api does, and never together with it", () => {
  const speakers = (targetVersion: string) =>
    judge(budget, {
      controls: [verRemovedApi, verUpgradeRehearsal],
      settings: { targetVersion },
    }).registered.map(({ control, level }) => `${control} ${level}`);
  expect(["1.23", "1.24", "1.25", "1.26"].map(speakers)).toEqual([
    [],
    ["ver-upgrade-rehearsal advisory"],
    ["ver-removed-api mandatory"],
    ["ver-removed-api mandatory"],
  ]);
});
