import { SecureNamespace, type SecureNamespaceArgs } from "../../components";
import { judge } from "../support/judge";
import { record, type Recording } from "./recording";

const preview = (args: SecureNamespaceArgs): Promise<Recording> =>
  record(() => {
    new SecureNamespace("shop", args);
  });
const NAMESPACE = "kubernetes:core/v1:Namespace shop-namespace";
const BECAUSE = {
  reason: "The legacy importer needs it until it is replaced",
  owner: "data-team",
  expires: "2026-12-31",
};
const exemption = (control: string) =>
  JSON.stringify([{ control, reason: BECAUSE.reason, owner: "data-team", expires: "2026-12-31" }]);

describe("each relaxation is recorded on the object that breaks the control:", () => {
  const access: SecureNamespaceArgs["access"] = [{ persona: "developer", groups: ["developers"] }];
  const role = "kubernetes:rbac.authorization.k8s.io/v1:Role shop-developer";
  const quota = "kubernetes:core/v1:ResourceQuota shop-quota";
  test.each<[string, SecureNamespaceArgs, string, string, string]>([
    [
      "podSecurity",
      { relaxations: { podSecurity: { level: "baseline", ...BECAUSE } } },
      NAMESPACE,
      "ns-psa-enforce",
      '"pod-security.kubernetes.io/enforce":"baseline"',
    ],
    [
      "deployByHand",
      { access, relaxations: { deployByHand: BECAUSE } },
      role,
      "rbac-pod-create",
      '"resources":["deployments","statefulsets"],"verbs":["create"',
    ],
    [
      "openSessions",
      { access, relaxations: { openSessions: BECAUSE } },
      role,
      "rbac-pod-exec",
      '"pods/exec"',
    ],
    [
      "readSecrets",
      { access, relaxations: { readSecrets: BECAUSE } },
      role,
      "rbac-secrets-access",
      '"secrets"',
    ],
    [
      "loadBalancers",
      { relaxations: { loadBalancers: { count: 2, ...BECAUSE } } },
      quota,
      "ns-quota-services",
      '"services.loadbalancers":"2"',
    ],
    [
      "nodePorts",
      { relaxations: { nodePorts: { count: 1, ...BECAUSE } } },
      quota,
      "ns-quota-services",
      '"services.nodeports":"1"',
    ],
    [
      "mountToken",
      { serviceAccounts: [{ name: "operator", mountToken: BECAUSE }] },
      "kubernetes:core/v1:ServiceAccount shop-operator",
      "sa-automount-account",
      '"automountServiceAccountToken":true',
    ],
  ])("%s", async (_name, args, object, control, effect) => {
    const shop = await preview(args);
    expect(shop.errors).toEqual([]);
    const inputs = shop.inputs(object);
    expect(inputs).toMatchObject({
      metadata: { annotations: { "hardened-cluster/exemptions": exemption(control) } },
    });
    expect(JSON.stringify(inputs)).toContain(effect);
    const annotated = shop.resources.filter((one) =>
      JSON.stringify(one.inputs).includes("hardened-cluster/exemptions"),
    );
    expect(annotated).toHaveLength(1);
    const { findings } = judge(shop.resources).evaluations;
    const open = findings.filter(({ status }) => status !== "exempt");
    expect(open.map((one) => `${one.control} ${one.message}`)).toEqual([]);
    expect(findings.map((one) => [one.control, one.reason])).toEqual([[control, BECAUSE.reason]]);
  });

  test("two about one control are one exemption, which ends with the first", async () => {
    const count = 1;
    const partners = { reason: "Partners call the shop directly", expires: "2026-10-31" };
    const shop = await preview({
      relaxations: {
        loadBalancers: { count, ...BECAUSE, ...partners },
        nodePorts: { count, ...BECAUSE },
      },
    });
    const { findings } = judge(shop.resources).evaluations;
    expect(findings).toMatchObject([
      {
        control: "ns-quota-services",
        status: "exempt",
        reason: `${partners.reason}; ${BECAUSE.reason}`,
        owner: "data-team",
        expires: "2026-10-31",
      },
    ]);
  });

  test("viewers get nothing of it, and the namespace's owner answers for it unless somebody else is named", async () => {
    const { reason, expires } = BECAUSE;
    const shop = await preview({
      owner: "shop-team",
      access: [
        { persona: "viewer", groups: ["support"] },
        { persona: "operator", groups: ["operators"] },
      ],
      relaxations: { readSecrets: { reason, expires }, openSessions: { reason, expires } },
    });
    const roles = shop.ofType("kubernetes:rbac.authorization.k8s.io/v1:Role");
    const [viewer = "", operator = ""] = roles.map(({ inputs }) => JSON.stringify(inputs));
    expect(viewer).not.toMatch(/secrets|exec|exemptions/);
    const owned = (control: string) => ({ control, reason, owner: "shop-team", expires });
    const list = JSON.stringify([owned("rbac-pod-exec"), owned("rbac-secrets-access")]);
    expect(operator).toContain(JSON.stringify(list));
  });
});
