import { verRemovedApi } from "../../policy-pack/controls/lifecycle/ver-removed-api";
import { exempting } from "../support/exempting";
import { judge, verdictOf } from "../support/judge";
import { object, resource, UNKNOWN } from "../support/stack";
import { budget, fixtures } from "./fixtures/ver-removed-api";

const controls = [verRemovedApi];

test("passes and objects by the target version", () => {
  for (const { stack, settings } of fixtures.passing) {
    expect(verdictOf(verRemovedApi, stack, settings)).toBe("pass");
  }
  for (const { stack, settings } of fixtures.failing) {
    expect(verdictOf(verRemovedApi, stack, settings)).toBe("violation");
  }
});

test("says what was removed when, and what to use instead", () => {
  expect(judge(budget, { controls }).registered).toMatchObject([
    {
      message:
        "apiVersion: found policy/v1beta1 PodDisruptionBudget, removed in 1.25, wanted policy/v1.",
      level: "mandatory",
    },
  ]);
});

test.each([
  ["extensions/v1beta1:Ingress", "1.21", "pass"],
  ["extensions/v1beta1:Ingress", "1.22", "violation"],
  ["policy/v1beta1:PodSecurityPolicy", "1.25", "violation"],
  ["autoscaling/v2beta2:HorizontalPodAutoscalerPatch", "1.26", "violation"],
  ["apiextensions.k8s.io/v1beta1:CustomResourceDefinition", "1.22", "violation"],
  ["rbac.authorization.k8s.io/v1alpha1:Role", "1.22", "pass"],
  ["rbac.authorization.k8s.io/v1alpha1:Role", "1.23", "violation"],
  ["apps/v1:Deployment", "1.36", "notApplicable"],
  ["example.org/v1beta1:Ingress", "1.36", "notApplicable"],
])("%s at %s: %s", (token, targetVersion, verdict) => {
  expect(verdictOf(verRemovedApi, [object(token, "web", {})], { targetVersion })).toBe(verdict);
});

test("accepts an exemption", () => {
  const [{ urn = "" } = {}] = budget;
  expect(verdictOf(verRemovedApi, budget, exempting("ver-removed-api", urn))).toBe("exempt");
});

test("an API version is never unknown: the type of the resource says it, whatever its inputs say", () => {
  const stack = [resource("kubernetes:policy/v1beta1:PodDisruptionBudget", "web", UNKNOWN)];
  expect(verdictOf(verRemovedApi, stack, { targetVersion: "1.25" })).toBe("violation");
  expect(verdictOf(verRemovedApi, stack, { targetVersion: "1.24" })).toBe("pass");
});
