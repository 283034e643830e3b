import { encryptionConfig } from "../../policy-pack/controls/cluster/encryption-config";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { kubeadm } from "../support/static-pods";
import {
  CONFIGURATION,
  encryption,
  entry,
  fixtures,
  GCM,
  IDENTITY,
  key,
  KMS,
  minimal,
  SECRETBOX,
  server,
} from "./fixtures/encryption-config";

const STRONG = "kms with apiVersion v2, or secretbox (CIS 1.2.28)";
const PROVIDERS = "resources[0].providers";

testRoom(encryptionConfig, fixtures, {
  minimal,
  judged: CONFIGURATION,
  passes: [
    { name: "secretbox", set: PROVIDERS, to: [SECRETBOX, IDENTITY] },
    { name: "aesgcm with a rotated key", set: PROVIDERS, to: [GCM] },
    { name: "the core group", set: "resources[0].resources", to: ["*."] },
    { name: "everything", set: "resources[0].resources", to: ["*.*"] },
    {
      name: "other resources in plain text",
      set: "resources",
      to: [entry(["events"], IDENTITY), entry(["*.*"], KMS)],
    },
  ],
  fails: [
    {
      name: "plain text first",
      set: PROVIDERS,
      to: [IDENTITY, KMS],
      path: `${PROVIDERS}[0]`,
      found: "identity, plain text, first",
      wanted: STRONG,
    },
    {
      name: "an earlier entry in plain text",
      set: "resources",
      to: [entry(["secrets"], IDENTITY), entry(["*.*"], KMS)],
      path: `${PROVIDERS}[0]`,
      found: "identity, plain text, first",
      wanted: STRONG,
    },
    {
      name: "aescbc",
      set: PROVIDERS,
      to: [{ aescbc: { keys: [key("one")] } }, IDENTITY],
      path: `${PROVIDERS}[0]`,
      found: "aescbc first",
      wanted: STRONG,
    },
    {
      name: "aesgcm with one key",
      set: PROVIDERS,
      to: [{ aesgcm: { keys: [key("one")] } }],
      path: `${PROVIDERS}[0].aesgcm.keys`,
      found: "aesgcm with one key, which nothing rotates",
      wanted: STRONG,
    },
    {
      name: "kms v1",
      set: `${PROVIDERS}[0].kms.apiVersion`,
      to: "v1",
      path: `${PROVIDERS}[0].kms.apiVersion`,
      found: "v1, which Kubernetes 1.29 and later do not serve",
      wanted: "v2",
    },
    {
      name: "kms v1 by default",
      set: `${PROVIDERS}[0].kms.apiVersion`,
      to: ABSENT,
      path: `${PROVIDERS}[0].kms.apiVersion`,
      found: "absent (default v1), which Kubernetes 1.29 and later do not serve",
      wanted: "v2",
    },
    {
      name: "no provider",
      set: PROVIDERS,
      to: [],
      path: PROVIDERS,
      found: "no provider",
      wanted: STRONG,
    },
    {
      name: "no entry for secrets",
      set: "resources[0].resources",
      to: ["configmaps"],
      path: "resources",
      found: "nothing about secrets",
      wanted: "an entry for secrets (CIS 1.2.27)",
    },
    {
      name: "no entry",
      set: "resources",
      to: ABSENT,
      path: "resources",
      found: "nothing about secrets",
      wanted: "an entry for secrets (CIS 1.2.27)",
    },
  ],
  notEvaluated: [
    ...unreadable("resources", "a list").slice(0, 2),
    {
      name: "an unknown resource",
      set: "resources[0].resources[0]",
      to: UNKNOWN,
      path: "resources[0].resources",
      why: "resources[0].resources[0] is not known during a preview",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(encryptionConfig, stack);

test("takes the resources that the parameter names", () => {
  const violations = (resource: string, stack: Stack) =>
    judge(stack, {
      controls: [encryptionConfig],
      engine: new Map([[encryptionConfig.id, { properties: { resources: [resource] } }]]),
    }).evaluations.findings.map(({ found }) => found);
  expect(violations("configmaps", minimal)).toEqual([]);
  expect(violations("widgets.shop.example", minimal)).toEqual([
    "nothing about widgets.shop.example",
  ]);
  const group = [encryption(entry(["*.shop.example"], KMS))];
  expect(violations("widgets.shop.example", group)).toEqual([]);
  expect(violations("secrets", group)).toEqual(["nothing about secrets"]);
});

test("the API server must name a file", () => {
  expect(verdict([server("--encryption-provider-config=/e.yaml")])).toBe("pass");
  expect(verdict([server("--profiling=false")])).toBe("violation");
  expect(verdict([server(UNKNOWN)])).toBe("notEvaluated");
  expect(verdict([kubeadm("apiServer", [], "v1beta3")])).toBe("violation");
});

test("a weak provider for other resources is one too", () => {
  const weak = { aescbc: { keys: [key("one")] } };
  expect(
    verdict([encryption(entry(["secrets"], KMS), entry(["widgets.shop.example"], weak))]),
  ).toBe("violation");
});
