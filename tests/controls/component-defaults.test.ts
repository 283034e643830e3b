import { controls } from "../../policy-pack/controls";
import type { Finding } from "../../policy-pack/kernel/outcome";
import { judge, verdictOf } from "../support/judge";
import { recordedPreview } from "../support/recorded-preview";
import type { Stack, TestResource } from "../support/stack";
import { ABSENT, parsePath, tweak } from "../support/tweak";

const STACKS = ["dev", "production"] as const;
const previews = { dev: recordedPreview("dev"), production: recordedPreview("production") };

const CLUSTER = "aws:eks/cluster:Cluster";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

interface Flip {
  readonly control: string;
  /** Which resources hold the default: a type, and the end of the name where the type is not enough. */
  readonly type: string;
  readonly name?: string;
  readonly set: string;
  readonly to: unknown;
  /** Further controls that object, each with the reason why it must. */
  readonly also?: Readonly<Record<string, string>>;
}

const denies = { control: "ns-default-deny-ingress", type: POLICY, name: "default-deny-ingress" };

const FLIPS: readonly Flip[] = [
  {
    control: "eks-endpoint-public",
    type: CLUSTER,
    set: "vpcConfig.endpointPublicAccess",
    to: true,
  },
  {
    control: "eks-endpoint-public",
    type: CLUSTER,
    set: "vpcConfig.endpointPublicAccess",
    to: ABSENT,
  },
  { control: "eks-secrets-encryption", type: CLUSTER, set: "encryptionConfig", to: ABSENT },
  { control: "eks-secrets-encryption", type: CLUSTER, set: "encryptionConfig.resources", to: [] },
  {
    control: "eks-secrets-encryption",
    type: CLUSTER,
    set: "encryptionConfig.provider.keyArn",
    to: "alias/aws/eks",
  },
  {
    control: "ng-imdsv2",
    type: LAUNCH_TEMPLATE,
    set: "metadataOptions.httpTokens",
    to: "optional",
  },
  { control: "ng-imdsv2", type: LAUNCH_TEMPLATE, set: "metadataOptions", to: ABSENT },
  { ...denies, set: "spec.podSelector", to: { matchLabels: { app: "web" } } },
  { ...denies, set: "spec.policyTypes", to: ["Egress"] },
  { ...denies, set: "spec.ingress", to: [{}] },
  { ...denies, set: "metadata.namespace", to: "elsewhere" },
];

/** Controls of which a preview of the program shows no default, and why. */
const WITHOUT_DEFAULT: Readonly<Record<string, string>> = {
  "exempt-expired": "exemptions belong to the pack's configuration",
  "pss-privileged": "no component makes a pod; the namespaces' Pod Security labels refuse one",
  "rbac-wildcard-verbs": "no component makes a role",
  "render-incomplete": "no component renders a chart",
};

test("every control stands in exactly one of the two lists", () => {
  const flipped = FLIPS.map(({ control }) => control);
  const listed = [...new Set(flipped), ...Object.keys(WITHOUT_DEFAULT)];
  expect(listed.sort()).toEqual(controls.map(({ id }) => id).sort());
});

describe.each(STACKS)("the preview of %s", (name) => {
  const stack = previews[name];

  test("has no finding, and a pass of every control with a default", () => {
    expect(judge(stack).evaluations.findings).toEqual([]);
    const verdicts = controls.map((control) => [control.id, verdictOf(control, stack)]);
    const expected = controls.map(({ id }) => [
      id,
      Object.hasOwn(WITHOUT_DEFAULT, id) ? "notApplicable" : "pass",
    ]);
    expect(verdicts).toEqual(expected);
  });

  test.each(FLIPS)("$control objects to $type with $set: $to", (flip) => {
    const holders = stack.filter((resource) => holds(flip, resource));
    expect(holders.length).toBeGreaterThan(0);
    for (const { urn } of holders) {
      const findings = violations(flipped(stack, urn, flip));
      const fired = [...new Set(findings.map(({ control }) => control))].sort();
      expect(fired).toEqual([flip.control, ...Object.keys(flip.also ?? {})].sort());
      expect(findings.filter(({ control }) => control === flip.control)).toHaveLength(1);
    }
  });

  test("ns-default-deny-ingress objects where one namespace loses its policy", () => {
    const policies = stack.filter((resource) =>
      holds({ ...denies, set: "", to: ABSENT }, resource),
    );
    const namespaces = stack.filter(({ type }) => type === "kubernetes:core/v1:Namespace");
    expect(policies).toHaveLength(namespaces.length);
    for (const policy of policies) {
      const found = violations(stack.filter((resource) => resource !== policy));
      expect(found).toMatchObject([{ control: "ns-default-deny-ingress", level: "mandatory" }]);
    }
  });

  test("ng-imdsv2 does not pass a node group without its launch template", () => {
    const [group] = stack.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
    if (group === undefined) throw new Error("the preview has no node group");
    const { findings } = judge(tweak(stack, group.name, ["launchTemplate"], ABSENT)).evaluations;
    expect(findings).toMatchObject([{ control: "ng-imdsv2", status: "notEvaluated" }]);
  });
});

function holds({ type, name = "" }: Flip, resource: TestResource): boolean {
  return resource.type === type && resource.name.endsWith(name);
}

function flipped(stack: Stack, urn: string, { set, to }: Flip): Stack {
  return stack.map((resource) => {
    if (resource.urn !== urn) return resource;
    const [changed = resource] = tweak([resource], resource.name, parsePath(set), to);
    return changed;
  });
}

function violations(stack: Stack): readonly Finding[] {
  return judge(stack).evaluations.findings.filter(({ status }) => status === "violation");
}
