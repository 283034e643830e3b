import { verDeprecatedApi } from "../../policy-pack/controls/lifecycle/ver-deprecated-api";
import { exempting } from "../support/exempting";
import { judge, verdictOf } from "../support/judge";
import { object, resource, UNKNOWN } from "../support/stack";
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
  expect(message("core/v1:Endpoints", "1.36")).toBe(
    "apiVersion: found core/v1 Endpoints, deprecated in 1.33, wanted discovery.k8s.io/v1 EndpointSlice.",
  );
});

test("does not apply to current API versions", () => {
  expect(verdictOf(verDeprecatedApi, [object("policy/v1:PodDisruptionBudget", "web", {})])).toBe(
    "notApplicable",
  );
  expect(budget).toHaveLength(1);
});

test("accepts an exemption", () => {
  const settings = {
    targetVersion: "1.24",
    ...exempting("ver-deprecated-api", "kubernetes:policy/v1beta1:PodDisruptionBudget::web"),
  };
  const stack = [object("policy/v1beta1:PodDisruptionBudget", "web", {})];
  expect(verdictOf(verDeprecatedApi, stack, settings)).toBe("exempt");
});

test("an API version is never unknown: the type of the resource says it, whatever its inputs say", () => {
  const stack = [resource("kubernetes:policy/v1beta1:PodDisruptionBudget", "web", UNKNOWN)];
  expect(verdictOf(verDeprecatedApi, stack, { targetVersion: "1.24" })).toBe("violation");
  expect(verdictOf(verDeprecatedApi, stack, { targetVersion: "1.20" })).toBe("pass");
});
