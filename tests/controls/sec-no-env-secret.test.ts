import { secNoEnvSecret } from "../../policy-pack/controls/container/sec-no-env-secret";
import { testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/sec-no-env-secret";

const env = "spec.containers[0].env";
const found = "a reference to a Secret";
const wanted = "a mounted file";

testRoom(secNoEnvSecret, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "an unknown value", set: env, to: [{ name: "A", value: UNKNOWN }] },
    {
      name: "a ConfigMap",
      set: env,
      to: [{ name: "A", valueFrom: { configMapKeyRef: { name: "a", key: "b" } } }],
    },
  ],
  fails: [
    {
      name: "a key of a Secret",
      set: `${env}[0].valueFrom`,
      to: { secretKeyRef: { name: "db", key: "password" } },
      path: `${env}[0].valueFrom.secretKeyRef`,
      found,
      wanted,
    },
    {
      name: "a whole Secret",
      set: "spec.containers[0].envFrom[0].secretRef",
      to: { name: "db" },
      path: "spec.containers[0].envFrom[0].secretRef",
      found,
      wanted,
    },
  ],
  notEvaluated: [
    ...unreadable(env, "a list"),
    {
      name: "an unknown source",
      set: `${env}[0].valueFrom`,
      to: UNKNOWN,
      path: `${env}[0].valueFrom.secretKeyRef`,
      why: `${env}[0].valueFrom is not known during a preview`,
    },
  ],
});
