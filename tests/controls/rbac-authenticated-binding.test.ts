import { rbacAuthenticatedBinding } from "../../policy-pack/controls/cluster/rbac-authenticated-binding";
import type { PackConfiguration } from "../../policy-pack/kernel/configuration";
import { judge } from "../support/judge";
import { testSubjects, binding } from "../support/rbac";
import { fixtures, refused } from "./fixtures/rbac-authenticated-binding";

testSubjects(rbacAuthenticatedBinding, fixtures, "the groups that need the role", refused);

test("allows the roles of the parameter instead of the usual ones", () => {
  const everyone = [{ kind: "Group", name: "system:authenticated" }];
  const verdict = (name: string) => {
    const stack = [binding(everyone, { kind: "ClusterRole", name })];
    const properties = { allowedRoles: ["readers"] };
    const engine: PackConfiguration = new Map([["rbac-authenticated-binding", { properties }]]);
    return judge(stack, { controls: [rbacAuthenticatedBinding], engine }).registered.length;
  };
  expect([verdict("readers"), verdict("system:discovery")]).toEqual([0, 1]);
});
