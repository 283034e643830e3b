import { wlRequiredLabels } from "../../policy-pack/controls/container/wl-required-labels";
import { testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/wl-required-labels";

const name = 'metadata.labels["app.kubernetes.io/name"]';

testRoom(wlRequiredLabels, fixtures, {
  minimal,
  judged: "web",
  fails: [
    {
      name: "one label",
      set: "metadata.labels",
      to: { "app.kubernetes.io/instance": "blue" },
      path: name,
      found: "absent",
      wanted: "a value",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown label",
      set: "metadata.labels",
      to: { "app.kubernetes.io/name": UNKNOWN, "app.kubernetes.io/instance": "blue" },
      path: name,
      why: `${name} is not known during a preview`,
    },
  ],
});

test("the labels can be configured", () => {
  const engine = new Map([[wlRequiredLabels.id, { properties: { labels: ["team"] } }]]);
  const { findings } = judge(minimal, { controls: [wlRequiredLabels], engine }).evaluations;
  expect(findings).toMatchObject([{ path: "metadata.labels.team", found: "absent" }]);
});
