import fc from "fast-check";
import { planClusterGuard } from "../../../components/admission/cluster-guard";
import { planGuard, type GuardRequest } from "../../../components/admission/guard-plan";
import { AddonName } from "../../../components";
import { controls } from "../../../policy-pack/controls";

const ECR = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const RELAXATION = {
  control: "img-digest",
  reason: "Images of the vendor have no digests yet.",
  owner: "platform",
  expires: "2027-01-31",
};

const plan = (request: Partial<GuardRequest> = {}) =>
  planGuard("test", { registries: [ECR], ...request });
const prefixes = (...registries: string[]) =>
  (plan({ registries }).parameters.data["imagePrefixes"] ?? "").split("\n");
const admits = (registry: string, image: string): boolean =>
  prefixes(registry).some((prefix) => image.startsWith(prefix));

describe("registries", () => {
  test.each([
    [ECR, `${ECR}/web:1`, true],
    [ECR, `${ECR}:444/web:1`, false],
    [ECR, `${ECR}.example.com/web:1`, false],
    ["registry.example.com/team", "registry.example.com/team/web:1", true],
    ["registry.example.com/team", "registry.example.com/team:1", true],
    ["registry.example.com/team", "registry.example.com/team@sha256:0", true],
    ["registry.example.com/team", "registry.example.com/teammate/web:1", false],
    ["registry.example.com/team", "registry.example.com/other/web:1", false],
    ["registry.example.com:5000", "registry.example.com:5000/web", true],
    ["registry.example.com:5000", "registry.example.com:50001/web", false],
    ["docker.io/library", "nginx:1", false],
  ])("%s: %s is admitted: %s", (registry, image, expected) => {
    expect(admits(registry, image)).toBe(expected);
  });

  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/);
  const part = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  const registry = fc
    .tuple(fc.array(label, { minLength: 2, maxLength: 3 }), fc.array(part, { maxLength: 2 }))
    .map(([host, path]) => [host.join("."), ...path].join("/"));

  test("admit their own images, and no image whose host or path only begins as theirs", () => {
    fc.assert(
      fc.property(registry, part, (own, more) => {
        expect(admits(own, `${own}/${more}:1`)).toBe(true);
        expect(admits(own, `${own}${more}/image:1`)).toBe(false);
        expect(admits(own, `${own}.${more}/image:1`)).toBe(false);
        expect(admits(own, `${more}.${own}/image:1`)).toBe(false);
      }),
    );
  });

  test("have parameters whose name tells one list from another, in whatever order", () => {
    const name = (...registries: string[]) => plan({ registries }).parameters.name;
    expect(name("a.example", "b.example")).toBe(name("b.example", "a.example", "a.example"));
    expect(name("a.example")).not.toBe(name("b.example"));
    expect(name("a.example")).toMatch(/^registries-[0-9a-f]{8}$/);
  });
});

describe("policies", () => {
  const { policies } = plan({ systemNamespaces: ["kube-system", "amazon-cloudwatch"] });

  test("carry ids of controls that the pack has, and names of their own", () => {
    const ids = new Set(controls.map(({ id }) => id));
    expect(policies.filter(({ policy }) => !ids.has(policy.control))).toEqual([]);
    const names = policies.map(({ policy }) => policy.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("begin their messages with the control, and end them with what to do", () => {
    for (const { policy } of policies) {
      expect(policy.message.startsWith(`${policy.control}: `)).toBe(true);
      expect(policy.message).toMatch(/[.…]$/);
    }
  });

  test("leave out the system's namespaces where pods are judged, and nowhere else", () => {
    const exempting = policies.filter(({ exempt }) => exempt.length > 0);
    expect([...new Set(exempting.map(({ policy }) => policy.control))].sort()).toEqual([
      "img-allowed-repos",
      "img-digest",
      "pss-host-namespaces",
      "sa-automount-pod",
    ]);
    for (const { exempt } of exempting)
      expect(exempt).toEqual(["amazon-cloudwatch", "kube-system"]);
  });

  test("protect the namespaces of Kubernetes, of add-ons, of the guard and of the list", () => {
    const own = plan({ systemNamespaces: ["cert-manager"], protectedNamespaces: ["payments"] });
    const holds = own.policies.find(({ policy }) => policy.name === "protected-namespaces");
    for (const name of ["cert-manager", "kube-node-lease", "hardened-cluster-guard", "payments"]) {
      expect(holds?.policy.holds.text).toContain(`"${name}"`);
    }
  });
});

describe("relaxations", () => {
  test("of a whole control are on each of its policies, and on no other", () => {
    const { policies } = plan({ relaxations: [RELAXATION] });
    const relaxed = policies.filter((one) => one.relaxed !== undefined);
    expect(relaxed.map(({ policy }) => policy.name)).toEqual([
      "image-digests",
      "image-digests-workloads",
      "image-digests-cronjobs",
    ]);
  });

  test("of namespaces leave those out beside the system's", () => {
    const { policies } = plan({ relaxations: [{ ...RELAXATION, namespaces: ["legacy"] }] });
    const exempt = policies.filter((one) => one.exempt.includes("legacy"));
    expect(exempt.map(({ policy }) => policy.control)).toEqual(Array(3).fill("img-digest"));
    expect(exempt.every((one) => one.relaxed === undefined)).toBe(true);
  });
});

const relaxation = (changes: object) => ({ relaxations: [{ ...RELAXATION, ...changes }] });

test.each<[string, Partial<GuardRequest>, string, string]>([
  ["no registry", { registries: [] }, "registries", "at least one registry"],
  ["a scheme", { registries: ["https://a.example"] }, "registries[0]", "without scheme"],
  ["a pattern", { registries: [ECR, "*.example.com"] }, "registries[1]", "a registry or a path"],
  ["a name without host", { registries: ["library/nginx"] }, "registries[0]", "a registry"],
  ["a line break", { registries: ["a.example\nb.example"] }, "registries[0]", "a registry"],
  ["a trailing slash", { registries: ["a.example/"] }, "registries[0]", "a registry"],
  [
    "a pattern of namespaces",
    { systemNamespaces: ["kube-*"] },
    "systemNamespaces[0]",
    "no patterns",
  ],
  ["a wrong name", { protectedNamespaces: ["Web"] }, "protectedNamespaces[0]", "lower-case"],
  [
    "an unknown control",
    relaxation({ control: "img-digests" }),
    "relaxations[0].control",
    "one of",
  ],
  [
    "the guard itself",
    relaxation({ control: "guard-present" }),
    "relaxations[0].control",
    "one of",
  ],
  ["a short reason", relaxation({ reason: "Later" }), "relaxations[0].reason", "10 characters"],
  ["no owner", relaxation({ owner: " " }), "relaxations[0].owner", "who answers"],
  ["no such day", relaxation({ expires: "2027-02-30" }), "relaxations[0].expires", "YYYY-MM-DD"],
  ["another date", relaxation({ expires: "31.1.2027" }), "relaxations[0].expires", "YYYY-MM-DD"],
  [
    "a pattern in a relaxation",
    relaxation({ namespaces: ["team-*"] }),
    "relaxations[0].namespaces[0]",
    "not a pattern",
  ],
  [
    "two relaxations of everything",
    { relaxations: [RELAXATION, { ...RELAXATION, namespaces: ["web"] }] },
    "relaxations[1].control",
    "either everywhere",
  ],
])("refuses %s", (_name, request, path, wanted) => {
  const refused = () => plan(request);
  expect(refused).toThrow(expect.objectContaining({ path }));
  expect(refused).toThrow(wanted);
});

describe("the guard of a cluster", () => {
  const at = { accountId: "111122223333", region: "eu-central-1" };

  test("allows the registries of the account, of further accounts and of the list", () => {
    const { registries } = planClusterGuard("test", {
      ...at,
      imageAccountIds: ["444455556666"],
      admissionGuard: { registries: ["registry.example.com/team"] },
    });
    expect(registries).toEqual([
      ECR,
      "444455556666.dkr.ecr.eu-central-1.amazonaws.com",
      "registry.example.com/team",
    ]);
    const china = { accountId: "111122223333", region: "cn-north-1", partition: "aws-cn" } as const;
    expect(planClusterGuard("test", china).registries).toEqual([
      "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn",
    ]);
  });

  test("exempts the namespaces of add-ons that the cluster has, and no name that is still free", () => {
    const { systemNamespaces } = planClusterGuard("test", at);
    expect(systemNamespaces).toEqual(["amazon-guardduty", "kube-system"]);
    const all = planClusterGuard("test", { ...at, addons: Object.values(AddonName) });
    expect(all.systemNamespaces).toEqual([
      "amazon-cloudwatch",
      "amazon-guardduty",
      "cert-manager",
      "kube-system",
    ]);
  });

  test("names the path in the cluster's arguments", () => {
    const admissionGuard = { registries: ["a.example", "B"] };
    expect(() => planClusterGuard("test", { ...at, admissionGuard })).toThrow(
      expect.objectContaining({ path: "admissionGuard.registries[1]" }),
    );
  });
});
