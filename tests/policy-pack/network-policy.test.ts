import { Field } from "../../policy-pack/kernel/field";
import { deniesByDefault, type Direction } from "../../policy-pack/kernel/network-policy";
import { UNKNOWN } from "../support/stack";

const verdict = (spec: unknown, direction: Direction) =>
  deniesByDefault(Field.root(spec), direction);

test.each<[string, unknown, string, string]>([
  ["an empty spec, which means ingress", {}, "yes", "no"],
  ["no spec", null, "yes", "no"],
  ["ingress by name", { policyTypes: ["Ingress"] }, "yes", "no"],
  ["egress by name", { policyTypes: ["Egress"] }, "no", "yes"],
  ["both", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }, "yes", "yes"],
  ["empty types, which mean ingress", { policyTypes: [] }, "yes", "no"],
  ["empty rules", { policyTypes: ["Ingress", "Egress"], ingress: [], egress: [] }, "yes", "yes"],
  [
    "a rule of each",
    { policyTypes: ["Ingress", "Egress"], ingress: [{}], egress: [{}] },
    "no",
    "no",
  ],
  ["egress rules without types", { egress: [{}] }, "yes", "no"],
  ["some pods", { podSelector: { matchLabels: { a: "b" } }, policyTypes: ["Egress"] }, "no", "no"],
  ["unknown types", { policyTypes: UNKNOWN }, "unknown", "unknown"],
  ["one unknown type", { policyTypes: ["Ingress", UNKNOWN] }, "yes", "unknown"],
  ["unknown rules", { policyTypes: ["Ingress", "Egress"], ingress: UNKNOWN }, "unknown", "yes"],
  ["unknown pods", { podSelector: UNKNOWN }, "unknown", "no"],
  ["unknown pods and a rule", { podSelector: UNKNOWN, ingress: [{}] }, "no", "no"],
  ["nothing known", UNKNOWN, "unknown", "unknown"],
  ["a list in place of a spec", [], "unknown", "unknown"],
])("%s", (_name, spec, ingress, egress) => {
  expect([verdict(spec, "Ingress"), verdict(spec, "Egress")]).toEqual([ingress, egress]);
});
