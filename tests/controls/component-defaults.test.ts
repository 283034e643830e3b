import { controls } from "../../policy-pack/controls";
import type { Finding } from "../../policy-pack/kernel/outcome";
import { judge, verdictOf } from "../support/judge";
import { flips, openFindings, withoutDefault, type Flip } from "../support/pinned";
import { recordedPreview } from "../support/recorded-preview";
import type { Stack, TestResource } from "../support/stack";
import { ABSENT, parsePath, tweak } from "../support/tweak";

const STACKS = ["dev", "production"] as const;
const previews = { dev: recordedPreview("dev"), production: recordedPreview("production") };

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const denies = { control: "ns-default-deny-ingress", type: POLICY, name: "default-deny-ingress" };

test("every control stands in exactly one of the three lists", () => {
  const flipped = flips.map(({ control }) => control);
  const others = [...Object.keys(withoutDefault), ...Object.keys(openFindings)];
  const listed = [...new Set(flipped), ...others];
  expect(listed.sort()).toEqual(controls.map(({ id }) => id).sort());
});

describe.each(STACKS)("the preview of %s", (name) => {
  const stack = previews[name];

  test("has no finding but the known advisory ones, and a pass of every control with a default", () => {
    const { findings } = judge(stack).evaluations;
    const unexpected = findings.filter(
      ({ control, level }) => level === "mandatory" || !Object.hasOwn(openFindings, control),
    );
    expect(unexpected).toEqual([]);
    const judged = controls.filter(({ id }) => !Object.hasOwn(openFindings, id));
    const verdicts = judged.map((control) => [control.id, verdictOf(control, stack)] as const);
    const silent = verdicts.filter(([id]) => Object.hasOwn(withoutDefault, id));
    expect(silent.filter(([, verdict]) => !["notApplicable", "pass"].includes(verdict))).toEqual(
      [],
    );
    const judging = verdicts.filter((one) => !silent.includes(one));
    expect(judging).toEqual(judging.map(([id]) => [id, "pass"]));
  });

  test.each(flips)("$control objects to $type with $set: $to", (flip) => {
    const holders = stack.filter((resource) => holds(flip, resource));
    expect(holders.length).toBeGreaterThan(0);
    for (const { urn } of holders) {
      const findings = violations(flipped(stack, urn, flip));
      const ids = findings.map(({ control }) => control);
      const fired = [...new Set(ids)].filter((id) => !Object.hasOwn(openFindings, id)).sort();
      expect(fired).toEqual([flip.control, ...Object.keys(flip.also ?? {})].sort());
      const prints = findings.map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
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
      const mandatory = found.filter(({ level }) => level === "mandatory");
      expect(mandatory).toMatchObject([{ control: "ns-default-deny-ingress" }]);
    }
  });

  test("ng-imdsv2 does not pass a node group without its launch template", () => {
    const [group] = stack.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
    if (group === undefined) throw new Error("the preview has no node group");
    const { findings } = judge(tweak(stack, group.name, ["launchTemplate"], ABSENT)).evaluations;
    const own = findings.filter(({ control }) => control === "ng-imdsv2");
    expect(own).toMatchObject([{ status: "notEvaluated" }]);
  });
});

function holds({ control, type, name = "" }: Flip, resource: TestResource): boolean {
  // The stack does not make kube-system, so the controls of namespaces have nothing to say about it.
  const isForeign = control.startsWith("ns-") && resource.name.includes("-policies-kube-system-");
  return resource.type === type && resource.name.endsWith(name) && !isForeign;
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
