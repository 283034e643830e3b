import { nsQuotaServices } from "../../policy-pack/controls/cluster/ns-quota-services";
import { testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { fixtures, minimal, namespace, TOKEN, withHard } from "./fixtures/ns-quota-services";

const on = "quota";
const path = "";
const wanted = "a ResourceQuota for load balancers and node ports";
const gap = { path, why: "ResourceQuota quota is not fully known" };

testRoom(nsQuotaServices, fixtures, {
  minimal,
  judged: "shop",
  fails: [
    {
      name: "load balancers without a limit",
      on,
      set: "spec.hard",
      to: { "services.nodeports": "0" },
      path,
      found: "no services.loadbalancers",
      wanted,
    },
    {
      name: "a quota of another namespace",
      on,
      set: "metadata.namespace",
      to: "bank",
      path,
      found: "no services.loadbalancers, services.nodeports",
      wanted,
    },
  ],
  notEvaluated: [
    { name: "a quota of unknown namespace", on, set: "metadata.namespace", to: UNKNOWN, ...gap },
  ],
});

const verdict = (hard: unknown) => verdictOf(nsQuotaServices, withHard(hard).slice(1));

test("judges the numbers of each quota, also where the namespace is made elsewhere", () => {
  expect(verdict({ "services.nodeports": "3" })).toBe("violation");
  expect(verdict({ "services.nodeports": UNKNOWN })).toBe("notEvaluated");
  expect(verdict({ "services.nodeports": "none" })).toBe("notEvaluated");
  expect(verdict({ "services.nodeports": "0", pods: UNKNOWN })).toBe("pass");
  expect(verdict({ pods: "10" })).toBe("pass");
  expect(verdict(UNKNOWN)).toBe("notEvaluated");
  expect(verdictOf(nsQuotaServices, withHard(UNKNOWN))).toBe("notEvaluated");
});

test("takes two quotas together, and does not settle a namespace by a patch", () => {
  const part = (name: string, key: string, token = TOKEN) =>
    object(token, name, { spec: { hard: { [key]: "0" } } });
  const balancers = part("balancers", "services.loadbalancers");
  const rest = (token: string) => [
    namespace,
    balancers,
    part("ports", "services.nodeports", token),
  ];
  expect(verdictOf(nsQuotaServices, rest(TOKEN))).toBe("pass");
  expect(verdictOf(nsQuotaServices, rest(`${TOKEN}Patch`))).toBe("notEvaluated");
});
