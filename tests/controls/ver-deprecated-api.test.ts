import { verDeprecatedApi } from "../../policy-pack/controls/lifecycle/ver-deprecated-api";
import { judge, verdictOf } from "../support/judge";
import { object } from "../support/stack";
import { budget, fixtures } from "./fixtures/ver-deprecated-api";

test("passes and objects by the target version", () => {
  for (const { stack, settings } of fixtures.passing) {
    expect(verdictOf(verDeprecatedApi, stack, settings)).toBe("pass");
  }
  for (const { stack, settings } of fixtures.failing) {
    expect(verdictOf(verDeprecatedApi, stack, settings)).toBe("violation");
  }
});

test("says since when, until when, and what to use instead", () => {
  const message = (token: string, targetVersion: string) =>
    judge([object(token, "web", {})], { controls: [verDeprecatedApi], settings: { targetVersion } })
      .registered[0]?.message;
  expect(message("policy/v1beta1:PodDisruptionBudget", "1.24")).toBe(
    "apiVersion: found policy/v1beta1 PodDisruptionBudget, deprecated in 1.21, removed in 1.25, wanted policy/v1.",
  );
  expect(message("rbac.authorization.k8s.io/v1alpha1:Role", "1.36")).toBe(
    "apiVersion: found rbac.authorization.k8s.io/v1alpha1 Role, deprecated in 1.17, wanted rbac.authorization.k8s.io/v1.",
  );
});

test("does not apply to current API versions", () => {
  expect(verdictOf(verDeprecatedApi, [object("policy/v1:PodDisruptionBudget", "web", {})])).toBe(
    "notApplicable",
  );
  expect(budget).toHaveLength(1);
});
