import { whFailurePolicy } from "../../policy-pack/controls/cluster/wh-failure-policy";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";

import { fixtures, minimal, make } from "./fixtures/wh-failure-policy";

testRoom(whFailurePolicy, fixtures, {
  minimal,
  judged: "guard",

  passes: [
    { name: "no webhooks", set: "webhooks", to: ABSENT },
    { name: "an absent policy", set: "webhooks[0].failurePolicy", to: ABSENT },
    { name: "an absent time", set: "webhooks[0].timeoutSeconds", to: ABSENT },
  ],
  fails: [
    {
      name: "an ignored failure",
      set: "webhooks[0].failurePolicy",
      to: "Ignore",
      path: "webhooks[0].failurePolicy",
      found: '"Ignore"',
      wanted: "Fail",
    },
    {
      name: "a long wait",
      set: "webhooks[0].timeoutSeconds",
      to: 20,
      path: "webhooks[0].timeoutSeconds",
      found: "20",
      wanted: "10 or less",
    },
    {
      name: "side effects",
      set: "webhooks[0].sideEffects",
      to: "Some",
      path: "webhooks[0].sideEffects",
      found: '"Some"',
      wanted: "None or NoneOnDryRun",
    },
    {
      name: "absent side effects",
      set: "webhooks[0].sideEffects",
      to: ABSENT,
      path: "webhooks[0].sideEffects",
      found: 'absent (default "Unknown")',
      wanted: "None or NoneOnDryRun",
    },
  ],
  notEvaluated: [
    ...unreadable("webhooks", "a list"),
    ...unreadable("webhooks[0].failurePolicy", "a text"),
    ...unreadable("webhooks[0].timeoutSeconds", "a number"),
  ],
});

test("knows the defaults of v1beta1, and that a patch may leave all to the rest", () => {
  const verdict = (version: string, kind: string) => {
    const token = `admissionregistration.k8s.io/${version}:${kind}`;
    return verdictOf(whFailurePolicy, [make({ webhooks: [{ sideEffects: "None" }] }, token)]);
  };
  const kind = "MutatingWebhookConfiguration";
  expect(verdict("v1", kind)).toBe("pass");
  expect(verdict("v1beta1", kind)).toBe("violation");
  expect(verdict("v1", `${kind}Patch`)).toBe("notEvaluated");
});
