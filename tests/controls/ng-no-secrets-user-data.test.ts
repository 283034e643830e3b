import { ngNoSecretsUserData } from "../../policy-pack/controls/cloud/ng-no-secrets-user-data";
import { secretInUserData } from "../../policy-pack/kernel/user-data";
import { testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { BOOTSTRAP, fixtures, minimal } from "./fixtures/ng-no-secrets-user-data";

testRoom(ngNoSecretsUserData, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "plain text", set: "userData", to: BOOTSTRAP }],
  fails: [
    {
      name: "a password",
      set: "userData",
      to: "DB_PASSWORD=hunter2",
      path: "userData",
      found: "a value under the name of a secret",
      wanted: "a reference to the secret",
    },
  ],
  notEvaluated: [
    ...unreadable("userData", "a text"),
    {
      name: "a broken gzip stream",
      set: "userData",
      to: Buffer.from([0x1f, 0x8b, ...Array.from({ length: 40 }, () => 7)]).toString("base64"),
      path: "userData",
      why: "what gzip made of it cannot be undone",
    },
  ],
});

test("what is unknown because of the cluster's address is no secret, other unknowns are open", () => {
  const cluster = resource("aws:eks/cluster:Cluster", "cluster", {});
  const from = (type: string) => {
    const source = resource(type, "source", {});
    const inputs = { userData: UNKNOWN };
    const propertyDependencies = { userData: [cluster.urn, source.urn] };
    return verdictOf(ngNoSecretsUserData, [
      cluster,
      source,
      resource("aws:ec2/launchTemplate:LaunchTemplate", "main", inputs, { propertyDependencies }),
    ]);
  };
  expect(from("aws:eks/cluster:Cluster")).toBe("pass");
  expect(from("random:index/randomPassword:RandomPassword")).toBe("notEvaluated");
});

test("a message shows no part of the secret, and long lines take no time", () => {
  expect(secretInUserData("PASSWORD=hunter2")).not.toContain("hunter2");
  const started = performance.now();
  expect(secretInUserData(`${"a".repeat(100_000)}=${"b:".repeat(100_000)}`)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2_000);
});
