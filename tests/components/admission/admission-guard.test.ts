import { AdmissionGuard } from "../../../components";
import { guardPresent } from "../../../policy-pack/controls/cluster/guard-present";
import { vapBound } from "../../../policy-pack/controls/cluster/vap-bound";
import { judge, verdictOf } from "../../support/judge";
import { resource } from "../../support/stack";
import { record, type Recording } from "../recording";

const GROUP = "kubernetes:admissionregistration.k8s.io/v1";
const POLICY = `${GROUP}:ValidatingAdmissionPolicy`;
const BINDING = `${GROUP}:ValidatingAdmissionPolicyBinding`;
const RELAXATION = {
  control: "img-digest",
  reason: "Images of the vendor have no digests yet.",
  owner: "platform",
  expires: "2027-01-31",
};

interface Inputs {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly failurePolicy?: string;
    readonly policyName?: string;
    readonly validationActions?: readonly string[];
    readonly paramRef?: unknown;
    readonly paramKind?: unknown;
    readonly matchResources?: unknown;
    readonly validations?: readonly { readonly reason: string }[];
  };
}

/** Resources are registered in no certain order. */
function inputs(preview: Recording, type: string): Inputs[] {
  return preview
    .ofType(type)
    .map((one) => one.inputs as unknown as Inputs)
    .sort((one, other) => one.metadata.name.localeCompare(other.metadata.name));
}

async function guard(more: object = {}): Promise<Recording> {
  const preview = await record(
    () => new AdmissionGuard("guard", { registries: ["registry.example.com"], ...more }),
  );
  expect(preview.errors).toEqual([]);
  return preview;
}

let usual: Recording;
beforeAll(async () => {
  usual = await guard();
});

test("each policy fails closed, refuses as forbidden and names its control", () => {
  const policies = inputs(usual, POLICY);
  expect(policies).toHaveLength(17);
  for (const { metadata, spec } of policies) {
    expect(metadata.name).toMatch(/^hardened-cluster-/);
    expect(Object.keys(metadata.annotations ?? {})).toEqual(["hardened-cluster/control"]);
    expect(spec.failurePolicy).toBe("Fail");
    expect(spec.validations?.map(({ reason }) => reason)).toEqual(["Forbidden"]);
  }
});

test("each policy has one binding, which denies and audits", () => {
  const bindings = inputs(usual, BINDING);
  const names = inputs(usual, POLICY).map(({ metadata }) => metadata.name);
  expect(bindings.map(({ spec }) => spec.policyName)).toEqual(names);
  for (const { spec } of bindings) expect(spec.validationActions).toEqual(["Deny", "Audit"]);
});

test("the policies about registries read a list that they cannot do without", () => {
  const [list] = usual.ofType("kubernetes:core/v1:ConfigMap");
  const metadata = { name: "registries-7bd7b293", namespace: "hardened-cluster-guard" };
  expect(list?.inputs).toMatchObject({
    metadata,
    data: { imagePrefixes: "registry.example.com/" },
  });
  const reading = inputs(usual, BINDING).filter(({ spec }) => spec.paramRef !== undefined);
  expect(reading.map(({ metadata: { name } }) => name)).toEqual([
    "hardened-cluster-image-registries",
    "hardened-cluster-image-registries-cronjobs",
    "hardened-cluster-image-registries-workloads",
  ]);
  for (const { spec } of reading) {
    expect(spec.paramRef).toEqual({ ...metadata, parameterNotFoundAction: "Deny" });
  }
});

test("bindings exempt namespaces by the label that the API server sets", () => {
  const exempting = inputs(usual, BINDING).filter(({ spec }) => spec.matchResources !== undefined);
  expect(exempting).toHaveLength(10);
  for (const { spec } of exempting) {
    expect(spec.matchResources).toEqual({
      namespaceSelector: {
        matchExpressions: [
          { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system"] },
        ],
      },
    });
  }
});

test("the list is there before the bindings, and the protected namespace goes after them", () => {
  const [namespace] = usual.ofType("kubernetes:core/v1:Namespace");
  const [list] = usual.ofType("kubernetes:core/v1:ConfigMap");
  if (namespace === undefined || list === undefined) throw new Error("the guard is incomplete");
  for (const binding of usual.ofType(BINDING)) {
    const before = usual.before(binding);
    expect([before.has(list.urn), before.has(namespace.urn)]).toEqual([true, true]);
  }
});

test("the pack finds nothing wrong with it, and a guard in it", () => {
  expect(judge(usual.resources).evaluations.findings).toEqual([]);
  const cluster = resource("aws:eks/cluster:Cluster", "blue", {});
  expect(verdictOf(guardPresent, [cluster, ...usual.resources])).toBe("pass");
});

test("a relaxed control warns and reports, and the policy records who answers for it", async () => {
  const preview = await guard({ relaxations: [RELAXATION] });
  const relaxed = inputs(preview, BINDING).filter(
    ({ spec }) => spec.validationActions?.includes("Deny") !== true,
  );
  expect(relaxed.map(({ spec }) => [spec.policyName, spec.validationActions])).toEqual(
    ["", "-cronjobs", "-workloads"].map((suffix) => [
      `hardened-cluster-image-digests${suffix}`,
      ["Warn", "Audit"],
    ]),
  );
  const recorded = inputs(preview, POLICY).flatMap(
    ({ metadata }) => metadata.annotations?.["hardened-cluster/exemptions"] ?? [],
  );
  expect(recorded.map((text) => JSON.parse(text))).toEqual(
    Array(3).fill([{ ...RELAXATION, control: "vap-bound" }]),
  );
  expect(verdictOf(vapBound, preview.resources)).toBe("exempt");
});

test("a namespace that is let out stands in the bindings with the reason", async () => {
  const relaxation = { ...RELAXATION, namespaces: ["legacy"] };
  const preview = await guard({ relaxations: [relaxation] });
  const noted = inputs(preview, BINDING).filter(({ metadata }) => metadata.annotations);
  expect(noted).toHaveLength(3);
  for (const { metadata, spec } of noted) {
    const text = metadata.annotations?.["hardened-cluster/relaxations"] ?? "";
    expect(JSON.parse(text)).toEqual([relaxation]);
    expect(JSON.stringify(spec.matchResources)).toContain('["kube-system","legacy"]');
    expect(spec.validationActions).toEqual(["Deny", "Audit"]);
  }
});

test("refuses an unknown version of Kubernetes before it makes anything", async () => {
  const preview = await record(
    () =>
      new AdmissionGuard("guard", {
        registries: ["registry.example.com"],
        kubernetesVersion: "1.12",
      }),
  );
  expect(preview.errors.join()).toContain(
    'AdmissionGuard "guard": kubernetesVersion: found "1.12"',
  );
  expect(preview.ofType(POLICY)).toEqual([]);
});
