import { npEmptyPeer } from "../../policy-pack/controls/cluster/np-empty-peer";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/np-empty-peer";

const PLACES = ["spec.ingress[0].from", "spec.egress[0].to"];

testRoom(npEmptyPeer, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no rule, which allows nothing", set: "spec.ingress", to: [] },
    { name: "a rule without ports", set: "spec.egress[0].ports", to: ABSENT },
  ],
  fails: PLACES.flatMap((set) =>
    [[], ABSENT].map((to) => ({
      name: `${set} ${to === ABSENT ? "absent" : "empty"}`,
      set,
      to,
      path: set,
      found: "no peer, which means everyone",
      wanted: "a peer at least",
    })),
  ),
  notEvaluated: [
    ...["spec.ingress", "spec.egress", ...PLACES].flatMap((set) => unreadable(set, "a list")),
    {
      name: "an unknown peer alone",
      set: "spec.ingress[0].from[0]",
      to: UNKNOWN,
      path: "spec.ingress[0].from[0]",
      why: "spec.ingress[0].from[0] is not known during a preview",
    },
  ],
});

test("judges the rules of a patch, which stand there whole", () => {
  const patch = object("networking.k8s.io/v1:NetworkPolicyPatch", "web", {
    spec: { ingress: [{ ports: [{ port: 443 }] }] },
  });
  expect(verdictOf(npEmptyPeer, [patch])).toBe("violation");
});
