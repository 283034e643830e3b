import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { exempting } from "../support/exempting";
import { judge } from "../support/judge";
import { root } from "../support/stack";
import { exemption, web } from "../controls/fixtures/exempt-expired";
import { annotated, listed, recorded } from "../controls/fixtures/exempt-needs-reason";

const controls = [pssPrivileged];

test("every exemption is listed with its place and its state", () => {
  const agent = annotated(listed(recorded));
  const settings = {
    exemptions: [
      exemption,
      { ...exemption, target: "Pod/shop/nowhere" },
      { ...exemption, expires: "2026-01-30" },
    ],
  };
  const { evaluations } = judge([root, web, agent], { controls, settings });
  const rows = evaluations.exemptions.map(({ path, recordedBy, state }) => [
    path,
    recordedBy,
    state,
  ]);
  expect(rows).toEqual([
    ["settings.exemptions[0]", "", "used"],
    ["settings.exemptions[1]", "", "unused"],
    ["settings.exemptions[2]", "", "expired"],
    ['metadata.annotations["hardened-cluster/exemptions"][0]', agent.urn, "used"],
  ]);
});

test("an object that the engine sends again records what it says the last time", () => {
  const settings = exempting("pss-privileged", "Pod/shop/web");
  const [first, second] = [annotated(listed(recorded, recorded)), annotated(listed(recorded))];
  const { evaluations } = judge([root, web, first, second], { controls, settings });
  expect(evaluations.exemptions).toHaveLength(2);
  const { evaluations: none } = judge([root, first, annotated(undefined)], { controls });
  expect(none.exemptions).toEqual([]);
});

test("a stack without access has no administrators", () => {
  expect(judge([root, web], { controls }).evaluations.administrators).toEqual([]);
});
