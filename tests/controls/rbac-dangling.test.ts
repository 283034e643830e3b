import { rbacDangling } from "../../policy-pack/controls/cluster/rbac-dangling";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN, urnOf } from "../support/stack";
import { fixtures, minimal, web } from "./fixtures/rbac-dangling";

const account = { path: "subjects[0].name", wanted: "one that exists" };
const missingRole = { path: "roleRef.name", wanted: "a role that exists" };

testRoom(rbacDangling, fixtures, {
  minimal,
  judged: "bound",
  passes: [
    { name: "a built-in role", set: "roleRef", to: { kind: "ClusterRole", name: "view" } },
    { name: "a person", set: "subjects[0]", to: { kind: "User", name: "jane" } },
    { name: "the account default", set: "subjects[0].name", to: "default" },
    {
      name: "an account of the system",
      set: "subjects[0]",
      to: { ...web, namespace: "kube-system" },
    },
    { name: "absent subjects", set: "subjects", to: ABSENT },
  ],
  fails: [
    {
      name: "another account",
      set: "subjects[0].name",
      to: "api",
      found: "ServiceAccount shop/api, which is not there",
      ...account,
    },
    {
      name: "an account of another namespace",
      on: "web",
      set: "metadata.namespace",
      to: "bank",
      found: "ServiceAccount shop/web, which is not there",
      ...account,
    },
    {
      name: "another role",
      set: "roleRef.name",
      to: "writer",
      found: "Role writer, which is not there",
      ...missingRole,
    },
    {
      name: "a role of the cluster",
      set: "roleRef.kind",
      to: "ClusterRole",
      found: "ClusterRole reader, which is not there",
      ...missingRole,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown role",
      set: "roleRef.name",
      to: UNKNOWN,
      path: "roleRef.name",
      why: "roleRef.name is not known during a preview",
    },
    {
      name: "an unknown account",
      set: "subjects[0].name",
      to: UNKNOWN,
      path: "subjects[0].name",
      why: "subjects[0].name is not known during a preview",
    },
    {
      name: "an account of unknown name",
      on: "web",
      set: "metadata.name",
      to: UNKNOWN,
      path: "subjects[0].name",
      why: "a service account of the stack is not fully named",
    },
    {
      name: "a role of unknown name",
      on: "reader",
      set: "metadata.name",
      to: UNKNOWN,
      path: "roleRef.name",
      why: "a Role of the stack is not fully named",
    },
  ],
});

test("takes an unknown name that a service account of the stack gives", () => {
  const stack = minimal.map((each) =>
    each.name === "bound"
      ? {
          ...each,
          inputs: { ...(each.inputs as object), subjects: [{ ...web, name: UNKNOWN }] },
          propertyDependencies: { subjects: [urnOf("kubernetes:core/v1:ServiceAccount", "web")] },
        }
      : each,
  );
  expect(verdictOf(rbacDangling, stack)).toBe("pass");
});
