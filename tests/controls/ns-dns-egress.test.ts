import { nsDnsEgress } from "../../policy-pack/controls/cluster/ns-dns-egress";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal, namespace } from "./fixtures/ns-dns-egress";

const on = "dns";
const none = {
  path: "",
  found: "no policy that allows DNS",
  wanted: "a NetworkPolicy that allows port 53",
};
const gap = { path: "", why: "NetworkPolicy dns is not fully known" };

testRoom(nsDnsEgress, fixtures, {
  minimal,
  judged: "shop",
  passes: [
    { name: "every port", on, set: "spec.egress", to: [{}] },
    {
      name: "a range of ports",
      on,
      set: "spec.egress",
      to: [{ ports: [{ port: 1, endPort: 60 }] }],
    },
    {
      name: "a namespace that allows egress",
      on: "deny",
      set: "spec.policyTypes",
      to: ["Ingress"],
    },
  ],
  fails: [
    { name: "another port", on, set: "spec.egress", to: [{ ports: [{ port: 443 }] }], ...none },
    { name: "no rules", on, set: "spec.egress", to: ABSENT, ...none },
    {
      name: "some pods",
      on,
      set: "spec.podSelector",
      to: { matchLabels: { app: "web" } },
      ...none,
    },
    { name: "a policy of another namespace", on, set: "metadata.namespace", to: "bank", ...none },
  ],
  notEvaluated: [
    { name: "unknown rules", on, set: "spec.egress", to: UNKNOWN, ...gap },
    { name: "a named port", on, set: "spec.egress", to: [{ ports: [{ port: "dns" }] }], ...gap },
    { name: "an unknown spec", on, set: "spec", to: UNKNOWN, ...gap },
  ],
});

test("does not ask for DNS where egress is not denied", () => {
  expect(verdictOf(nsDnsEgress, [namespace])).toBe("pass");
});
