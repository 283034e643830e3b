import fc from "fast-check";
import { ClusterDefaults } from "../../components";
import { planDefaults } from "../../components/cluster-defaults/defaults-plan";
import { KUBERNETES_VERSIONS } from "../../components/kubernetes-versions";
import { DEFAULTS_ROWS } from "./mutations/defaults";
import { unsoundRows } from "./mutations/table";
import { record, type Recording } from "./recording";
import { refusal } from "./refusal";

const LOCKED = ["default", "kube-public", "kube-node-lease"];
const CORE = "kubernetes:core/v1:";
const CLASS = "kubernetes:scheduling.k8s.io/v1:PriorityClass";

let preview: Recording;
beforeAll(async () => {
  preview = await record(() => new ClusterDefaults("blue-defaults", {}));
});

test("a cluster's defaults are exactly these resources", () => {
  expect(preview.errors).toEqual([]);
  expect(preview.list).toEqual(
    [
      "hardened-cluster:index:ClusterDefaults blue-defaults",
      ...LOCKED.flatMap((name) => [
        `${CORE}NamespacePatch blue-defaults-${name}`,
        `kubernetes:networking.k8s.io/v1:NetworkPolicy blue-defaults-${name}-default-deny`,
        `${CORE}ResourceQuota blue-defaults-${name}-nothing-runs`,
      ]),
      ...[...LOCKED, "kube-system"].map(
        (name) => `${CORE}ServiceAccountPatch blue-defaults-${name}-account`,
      ),
      ...["platform-critical", "workload-default", "batch"].map(
        (name) => `${CLASS} blue-defaults-${name}`,
      ),
    ].sort(),
  );
});

test("a locked namespace is patched with the strictest level, pinned", () => {
  const level = (mode: string) => [
    [`pod-security.kubernetes.io/${mode}`, "restricted"],
    [`pod-security.kubernetes.io/${mode}-version`, "v1.35"],
  ];
  expect(preview.inputs(`${CORE}NamespacePatch blue-defaults-default`)).toMatchObject({
    metadata: {
      name: "default",
      labels: Object.fromEntries(["enforce", "audit", "warn"].flatMap(level)),
    },
  });
});

test("nothing connects to or from a locked namespace", () => {
  const type = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
  expect(preview.inputs(`${type} blue-defaults-kube-public-default-deny`)).toMatchObject({
    metadata: { name: "default-deny", namespace: "kube-public" },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  });
});

test("accounts named default give no token, that of kube-system neither", () => {
  expect(
    preview.inputs(`${CORE}ServiceAccountPatch blue-defaults-kube-system-account`),
  ).toMatchObject({
    metadata: { name: "default", namespace: "kube-system" },
    automountServiceAccountToken: false,
  });
});

test("pods without a class stand between the platform and batch work, which preempts nobody", () => {
  const classes = preview.ofType(CLASS).map(({ inputs }) => inputs);
  expect(classes.filter((one) => one["globalDefault"] === true)).toHaveLength(1);
  expect(preview.inputs(`${CLASS} blue-defaults-workload-default`)).toMatchObject({
    metadata: { name: "workload-default" },
    value: 1_000,
    globalDefault: true,
  });
  expect(preview.inputs(`${CLASS} blue-defaults-batch`)).toMatchObject({
    value: 100,
    preemptionPolicy: "Never",
  });
});

test("classes can be left to those that the cluster has", async () => {
  const without = await record(() => new ClusterDefaults("own", { priorityClasses: false }));
  expect(without.errors).toEqual([]);
  expect(without.ofType(CLASS)).toEqual([]);
});

describe("any plan", () => {
  const requests = fc.record(
    {
      kubernetesVersion: fc.constantFrom(...KUBERNETES_VERSIONS.map(({ minor }) => minor)),
      priorityClasses: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  test("admits no pod and nothing that starts one, and leaves Kubernetes what it writes itself", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { locked } = planDefaults("test", request);
        expect(locked.map(({ name }) => name)).toEqual(LOCKED);
        for (const { name, quota } of locked) {
          const { services, ...others } = quota;
          expect(Object.values(others)).toEqual(Object.keys(others).map(() => "0"));
          expect(others).toHaveProperty("pods");
          expect(services).toBe(name === "default" ? "1" : "0");
          const counted = Object.keys(quota).join(" ");
          expect(counted).not.toMatch(/lease|configmap|endpoint|event|serviceaccount/i);
        }
      }),
    );
  });

  test("gives the cluster one default class, and values that neither the system nor scaling uses", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { priorityClasses } = planDefaults("test", request);
        const defaults = priorityClasses.filter(({ globalDefault }) => globalDefault);
        expect(defaults).toHaveLength(request.priorityClasses === false ? 0 : 1);
        for (const { name, value } of priorityClasses) {
          expect(name).not.toMatch(/^system-/);
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1_000_000_000);
        }
        expect(new Set(priorityClasses.map(({ value }) => value)).size).toBe(
          priorityClasses.length,
        );
      }),
    );
  });
});

test("a version that there is not is refused", async () => {
  const message = await refusal(() => new ClusterDefaults("own", { kubernetesVersion: "1.20" }));
  expect(message).toMatch(/^ClusterDefaults "own": kubernetesVersion: found "1.20", wanted /);
});

test("every row flips something that is there", () => {
  expect(unsoundRows(DEFAULTS_ROWS, preview)).toEqual([]);
});
