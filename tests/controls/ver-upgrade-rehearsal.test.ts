import { verRemovedApi } from "../../policy-pack/controls/lifecycle/ver-removed-api";
import { verUpgradeRehearsal } from "../../policy-pack/controls/lifecycle/ver-upgrade-rehearsal";
import { exempting } from "../support/exempting";
import { judge, verdictOf } from "../support/judge";
import { namespaceAt } from "../support/pod-security";
import { object, resource, UNKNOWN } from "../support/stack";
import { onePod } from "../support/workloads";
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

describe("Pod Security checks that the next minor brings", () => {
  const probing = (host: unknown) => onePod({ livenessProbe: { httpGet: { port: 80, host } } });
  const verdict = (host: unknown, targetVersion: string, version = "latest") =>
    verdictOf(verUpgradeRehearsal, [namespaceAt("baseline", version), ...probing(host)], {
      targetVersion,
    });

  test("are reported with the control that will object", () => {
    const stack = [namespaceAt("baseline"), ...probing("10.0.0.1")];
    const settings = { targetVersion: "1.33" };
    const { finished } = judge(stack, { controls: [verUpgradeRehearsal], settings });
    expect(finished).toMatchObject([
      {
        status: "violation",
        level: "advisory",
        path: "spec.containers[0].livenessProbe.httpGet.host",
        found: '"10.0.0.1", which pss-host-probes objects to from 1.34',
        wanted: "no host",
      },
    ]);
  });

  test("are not reported before, after, or where the namespace pins its version", () => {
    expect(verdict("10.0.0.1", "1.32")).toBe("pass");
    expect(verdict("10.0.0.1", "1.34")).toBe("pass");
    expect(verdict("10.0.0.1", "1.33", "v1.33")).toBe("pass");
    expect(verdict("", "1.33")).toBe("pass");
  });

  test("are not evaluated where they meet an unknown", () => {
    expect(verdict(UNKNOWN, "1.33")).toBe("notEvaluated");
  });
});

test("accepts an exemption", () => {
  const [{ urn = "" } = {}] = budget;
  const settings = { targetVersion: "1.24", ...exempting("ver-upgrade-rehearsal", urn) };
  expect(verdictOf(verUpgradeRehearsal, budget, settings)).toBe("exempt");
});

test("does not apply to current objects without pods, nor to resources of AWS", () => {
  const others = [
    object("core/v1:ConfigMap", "other", { data: {} }),
    object("example.org/v1beta1:PodDisruptionBudget", "other", {}),
    resource("aws:eks/cluster:Cluster", "other", { version: "1.24" }),
  ];
  for (const other of others) {
    expect(verdictOf(verUpgradeRehearsal, [other])).toBe("notApplicable");
  }
});
