import { controls } from "../../policy-pack/controls";
import { eksEndpointPublic as eksEndpointPublicControl } from "../../policy-pack/controls/cloud/eks-endpoint-public";
import { pass, violation } from "../../policy-pack/kernel/answer";
import { control as declare } from "../../policy-pack/kernel/control";
import type { ControlFixtures } from "../support/control-fixtures";
import { unsoundPlaces } from "../support/soundness";
import * as eksEndpointPublic from "./fixtures/eks-endpoint-public";
import * as eksSecretsEncryption from "./fixtures/eks-secrets-encryption";
import * as exemptExpired from "./fixtures/exempt-expired";
import * as ngImdsv2 from "./fixtures/ng-imdsv2";
import * as nsDefaultDenyIngress from "./fixtures/ns-default-deny-ingress";
import * as pssPrivileged from "./fixtures/pss-privileged";
import * as rbacWildcardVerbs from "./fixtures/rbac-wildcard-verbs";
import * as renderIncomplete from "./fixtures/render-incomplete";

const fixtures: Readonly<Record<string, ControlFixtures>> = {
  "eks-endpoint-public": eksEndpointPublic.fixtures,
  "eks-secrets-encryption": eksSecretsEncryption.fixtures,
  "exempt-expired": exemptExpired.fixtures,
  "ng-imdsv2": ngImdsv2.fixtures,
  "ns-default-deny-ingress": nsDefaultDenyIngress.fixtures,
  "pss-privileged": pssPrivileged.fixtures,
  "rbac-wildcard-verbs": rbacWildcardVerbs.fixtures,
  "render-incomplete": renderIncomplete.fixtures,
};

test("every control has fixtures", () => {
  expect(Object.keys(fixtures).sort()).toEqual(controls.map(({ id }) => id).sort());
});

test.each(controls.map((control) => [control.id, control] as const))(
  "an unknown that decides never passes %s, and one that does not never stops it",
  (id, control) => {
    const own = fixtures[id];
    if (own === undefined) throw new Error(`${id} has no fixtures`);
    expect(own.passing.length).toBeGreaterThan(0);
    expect(unsoundPlaces(control, own)).toEqual([]);
  },
);

test("the rule finds a control that passes an unknown", () => {
  const careless = declare(
    { ...eksEndpointPublicControl, id: "careless" },
    {
      scope: "resource",
      types: ["aws:eks/cluster:Cluster"],
      check: ({ inputs }) => {
        const isPublic = inputs.at("vpcConfig", "endpointPublicAccess").boolean();
        const open = isPublic.state === "known" && isPublic.value;
        return open ? violation(isPublic.field, "true", "false") : pass;
      },
    },
  );
  const unsound = unsoundPlaces(careless, eksEndpointPublic.fixtures);
  expect(unsound).toContainEqual({
    place: "passing[0] main vpcConfig.endpointPublicAccess",
    rule: "an unknown that decides must not pass",
    verdict: "pass",
  });
});
