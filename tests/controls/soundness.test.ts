import { controls } from "../../policy-pack/controls";
import { eksEndpointPublic as eksEndpointPublicControl } from "../../policy-pack/controls/cloud/eks-endpoint-public";
import { pass, violation } from "../../policy-pack/kernel/answer";
import { control as declare } from "../../policy-pack/kernel/control";
import type { ControlFixtures } from "../support/control-fixtures";
import { unsoundPlaces } from "../support/soundness";
import { fixtures as eksEndpointPublic } from "./fixtures/eks-endpoint-public";

function fixturesOf(id: string): ControlFixtures {
  return jest.requireActual<{ readonly fixtures: ControlFixtures }>(`./fixtures/${id}`).fixtures;
}

test.each(controls.map((control) => [control.id, control] as const))(
  "an unknown that decides never passes %s, and one that does not never stops it",
  (id, control) => {
    const own = fixturesOf(id);
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
  const unsound = unsoundPlaces(careless, eksEndpointPublic);
  expect(unsound).toContainEqual({
    place: "passing[0] main vpcConfig.endpointPublicAccess",
    rule: "an unknown that decides must not pass",
    verdict: "pass",
  });
});
