import path from "node:path";
import type { RegisteredResource, WireObject } from "../../preview/engine/resource";
import {
  drive,
  reconcile,
  type Analyzer,
  type PolicyOutcome,
  type StackIdentity,
} from "../../preview/policy";
import { urnOf, UNKNOWN } from "../support/stack";

export const PACK = path.join(__dirname, "../../policy-pack");

export const identity: StackIdentity = {
  project: "demo",
  stack: "dev",
  organization: "acme",
  configuration: {},
};

/** Exempts the privileged container of the stack, until a day that is past on `asOf`. */
export const expired = {
  control: "pss-privileged",
  target: "Pod/shop/agent",
  reason: "It loads a kernel module.",
  owner: "platform",
  expires: "2026-01-30",
};
export const settings = { asOf: "2026-01-31", exemptions: [expired] };

function registered(
  type: string,
  name: string,
  inputs: WireObject,
  changes: Partial<RegisteredResource> = {},
): RegisteredResource {
  const options = {
    protect: false,
    ignoreChanges: [],
    aliases: [],
    retainOnDelete: false,
    replaceOnChanges: [],
    additionalSecretOutputs: [],
    customTimeouts: {},
    hooks: {},
  };
  const flags = { parent: "", custom: true, remote: false, external: false, id: "", provider: "" };
  const relations = { dependencies: [], propertyDependencies: {} };
  const urn = urnOf(type, name);
  return { urn, type, name, inputs, outputs: {}, options, ...flags, ...relations, ...changes };
}

const KEY = "aws:kms/key:Key";
const keyed = (keyArn: string) => ({ resources: ["secrets"], provider: { keyArn } });
const closed = { endpointPublicAccess: false };

/** One resource for each control to object to, or, for render-incomplete, to leave not evaluated. */
export const offenders = {
  "eks-endpoint-public": registered("aws:eks/cluster:Cluster", "public", {
    version: "1.34",
    encryptionConfig: keyed("alias/main"),
    vpcConfig: { endpointPublicAccess: true },
  }),
  "eks-secrets-encryption": registered("aws:eks/cluster:Cluster", "plain", { vpcConfig: closed }),
  "ng-imdsv2": registered("aws:ec2/launchTemplate:LaunchTemplate", "nodes", {
    imageId: UNKNOWN,
    userData: {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: "x",
    },
  }),
  "ns-default-deny-ingress": registered("kubernetes:core/v1:Namespace", "shop", {
    metadata: { name: "shop" },
  }),
  "rbac-wildcard-verbs": registered(
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
    "admin",
    {
      metadata: { name: "admin" },
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["*"] }],
    },
  ),
  "pss-privileged": registered("kubernetes:core/v1:Pod", "agent", {
    metadata: { name: "agent", namespace: "shop" },
    spec: { containers: [{ name: "agent", securityContext: { privileged: true } }] },
  }),
  "render-incomplete": registered("kubernetes:helm.sh/v4:Chart", "ingress", {}, { custom: false }),
} as const;

const root = registered("pulumi:pulumi:Stack", "demo-dev", {}, { custom: false });

/** With a cluster whose key is an output of the stack, and one whose key is not. */
export const resources: readonly RegisteredResource[] = [
  root,
  registered(KEY, "secrets", {}),
  registered(
    "aws:eks/cluster:Cluster",
    "by-reference",
    { vpcConfig: closed, encryptionConfig: keyed(UNKNOWN) },
    { propertyDependencies: { encryptionConfig: [urnOf(KEY, "secrets")] } },
  ),
  registered("aws:eks/cluster:Cluster", "unclear", {
    vpcConfig: closed,
    encryptionConfig: keyed(UNKNOWN),
  }),
  ...Object.values(offenders),
];

export interface ProtocolRun {
  readonly outcome: PolicyOutcome;
  /** Policies that spoke in answer to `Analyze` of each resource, by resource name. */
  readonly inAnalyze: Readonly<Record<string, readonly string[]>>;
  readonly inputs: Readonly<Record<string, WireObject>>;
}

/** The controls that the stack is about; others may have something to say of it too. */
const OWN: readonly string[] = [...Object.keys(offenders), "exempt-expired"];

/** Hands the stack to a pack with the content of a policy configuration file; keeps what its own controls say. */
export async function run(analyzer: Analyzer, policies: Readonly<Record<string, unknown>>) {
  const copies = resources.map((each) => ({ ...each }));
  const inAnalyze: Record<string, readonly string[]> = {};
  const observed: Analyzer = {
    ...analyzer,
    analyze: async (resource, provider) => {
      const diagnostics = await analyzer.analyze(resource, provider);
      const policies = diagnostics().map(({ policy }) => policy);
      inAnalyze[resource.name] = policies.filter((policy) => OWN.includes(policy));
      return diagnostics;
    },
  };
  const source = "policies.json";
  const driver = await drive(observed, reconcile(analyzer.info, [{ source, policies }]));
  for (const each of copies) await driver.onRegister(each);
  const all = await driver.finish(copies);
  const diagnostics = all.diagnostics.filter(({ policy }) => OWN.includes(policy));
  const outcome = { ...all, diagnostics };
  const inputs = Object.fromEntries(copies.map(({ name, inputs: final }) => [name, final]));
  return { outcome, inAnalyze, inputs } satisfies ProtocolRun;
}
