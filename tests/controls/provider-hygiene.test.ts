import { providerHygiene } from "../../policy-pack/controls/lifecycle/provider-hygiene";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, secret, UNKNOWN, urnOf } from "../support/stack";
import { tweak } from "../support/tweak";
import { aws, EXEC, fixtures, kubernetes } from "./fixtures/provider-hygiene";

const plain = {
  path: "kubeconfig",
  found: "credentials in plain text",
  wanted: "an exec plug-in, or a secret",
};
const TOKEN = "users:\n- user:\n    token: made-up\n";

testRoom(providerHygiene, fixtures, {
  minimal: kubernetes,
  judged: "main",
  passes: [
    { name: "a path", set: "kubeconfig", to: "~/.kube/config" },
    { name: "no kubeconfig", set: "kubeconfig", to: ABSENT },
    { name: "a secret one", set: "kubeconfig", to: secret(TOKEN) },
    { name: "server-side apply by default", set: "enableServerSideApply", to: ABSENT },
    { name: "server-side apply as true", set: "enableServerSideApply", to: true },
  ],
  fails: [
    { name: "a token", set: "kubeconfig", to: TOKEN, ...plain },
    { name: "a password", set: "kubeconfig", to: '{"user": {"password": "made-up"}}', ...plain },
    { name: "a client key", set: "kubeconfig", to: "client-key-data: bWFkZQ==", ...plain },
    {
      name: "client-side apply",
      set: "enableServerSideApply",
      to: "false",
      path: "enableServerSideApply",
      found: "false",
      wanted: "true",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown kubeconfig",
      set: "kubeconfig",
      to: UNKNOWN,
      path: "kubeconfig",
      why: "kubeconfig is not known during a preview",
    },
    {
      name: "another word",
      set: "enableServerSideApply",
      to: "perhaps",
      path: "enableServerSideApply",
      why: "expected true or false at enableServerSideApply, found a text",
    },
  ],
});

const key = { found: "a static credential", wanted: "none, and a role in its place" };
const accounts = { path: "allowedAccountIds", wanted: "the account that the stack is for" };

describe("the AWS provider", () => {
  testRoom(providerHygiene, fixtures, {
    minimal: aws,
    judged: "main",
    passes: [
      { name: "TLS by default", set: "insecure", to: ABSENT },
      { name: "a list of accounts", set: "allowedAccountIds", to: ["111122223333"] },
    ],
    fails: [
      ...["accessKey", "secretKey", "token"].map((path) => ({
        ...key,
        name: path,
        set: path,
        to: "made-up",
        path,
      })),
      { ...key, name: "a secret key", set: "secretKey", to: secret("made-up"), path: "secretKey" },
      {
        name: "no TLS",
        set: "insecure",
        to: "true",
        path: "insecure",
        found: "true",
        wanted: "false",
      },
      { name: "no account", set: "allowedAccountIds", to: "[]", found: "none", ...accounts },
      { name: "any account", set: "allowedAccountIds", to: ABSENT, found: "absent", ...accounts },
    ],
    notEvaluated: [
      {
        name: "an unknown key",
        set: "accessKey",
        to: UNKNOWN,
        path: "accessKey",
        why: "accessKey is not known during a preview",
      },
      {
        name: "unknown accounts",
        set: "allowedAccountIds",
        to: UNKNOWN,
        path: "allowedAccountIds",
        why: "allowedAccountIds is not known during a preview",
      },
    ],
  });
});

test("a kubeconfig made of a cluster's outputs holds no credentials", () => {
  const cluster = resource("aws:eks/cluster:Cluster", "cluster", {});
  const other = resource("aws:secretsmanager/secretVersion:SecretVersion", "other", {});
  const from = (...names: readonly string[]) =>
    tweak([cluster, other, ...kubernetes], "main", ["kubeconfig"], UNKNOWN).map((each) =>
      each.name === "main" ? { ...each, propertyDependencies: { kubeconfig: names } } : each,
    );
  const cases = [[cluster.urn], [cluster.urn, other.urn], []] as const;
  const verdicts = cases.map((names) => verdictOf(providerHygiene, from(...names)));
  expect(verdicts).toEqual(["pass", "notEvaluated", "notEvaluated"]);
});

test("does not print what it found", () => {
  const stack = tweak(kubernetes, "main", ["kubeconfig"], `${EXEC}\n${TOKEN}`);
  const { findings } = judge(stack, { controls: [providerHygiene] }).evaluations;
  expect(findings).toMatchObject([{ urn: urnOf("pulumi:providers:kubernetes", "main") }]);
  expect(JSON.stringify(findings)).not.toContain("made-up");
});
