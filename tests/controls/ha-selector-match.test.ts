import { haSelectorMatch } from "../../policy-pack/controls/container/ha-selector-match";
import { ABSENT, testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/ha-selector-match";

const path = "spec.selector";
const template = "spec.template.metadata.labels";
const other = {
  path,
  found: "labels that the template does not have",
  wanted: "the labels of the template",
};
const why = "selector and labels are not both known";
const expression = (operator: string, values?: readonly string[]) => ({
  matchExpressions: [{ key: "app", operator, values }],
});

testRoom(haSelectorMatch, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "In", set: path, to: expression("In", ["a", "web"]) },
    { name: "NotIn", set: path, to: expression("NotIn", ["a"]) },
    { name: "Exists", set: path, to: expression("Exists") },
    { name: "more labels", set: template, to: { app: "web", tier: "front" } },
  ],
  fails: [
    { name: "other labels", set: template, to: { app: "shop" }, ...other },
    { name: "NotIn", set: path, to: expression("NotIn", ["web"]), ...other },
    { name: "DoesNotExist", set: path, to: expression("DoesNotExist"), ...other },
    { name: "no selector", set: path, to: ABSENT, path, found: "absent", wanted: "a selector" },
  ],
  notEvaluated: [
    { name: "an unknown selector", set: path, to: UNKNOWN, path, why },
    { name: "unknown labels", set: template, to: UNKNOWN, path, why },
    { name: "another operator", set: path, to: expression("Near"), path, why },
  ],
});
