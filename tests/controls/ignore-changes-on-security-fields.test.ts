import { eksEndpointPublic } from "../../policy-pack/controls/cloud/eks-endpoint-public";
import { eksSecretsEncryption } from "../../policy-pack/controls/cloud/eks-secrets-encryption";
import { nsDefaultDenyIngress } from "../../policy-pack/controls/cluster/ns-default-deny-ingress";
import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { ignoreChangesOnSecurityFields } from "../../policy-pack/controls/lifecycle/ignore-changes-on-security-fields";
import { imgDigest } from "../../policy-pack/controls/supply-chain/img-digest";
import { judge, verdictOf } from "../support/judge";
import { object, root, UNKNOWN, withOptions, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, ignoring, pod } from "./fixtures/ignore-changes-on-security-fields";

const controls = [
  ignoreChangesOnSecurityFields,
  eksEndpointPublic,
  eksSecretsEncryption,
  imgDigest,
  nsDefaultDenyIngress,
  pssPrivileged,
];
const own = (stack: Stack, settings = {}) =>
  judge(stack, { controls, settings }).evaluations.findings.filter(
    ({ control }) => control === ignoreChangesOnSecurityFields.id,
  );

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) =>
      verdictOf(ignoreChangesOnSecurityFields, each.stack, each.settings),
    );
  expect(verdicts("passing")).toEqual(["pass"]);
  expect(verdicts("failing")).toEqual(["violation", "violation", "violation", "violation"]);
});

test.each([
  ["the property itself", "vpcConfig.endpointPublicAccess", "eks-endpoint-public reads"],
  ["what it lies in", "vpcConfig", "eks-endpoint-public reads"],
  ["a property that is absent", "encryptionConfig", "eks-secrets-encryption reads"],
  ["everything", "*", "eks-endpoint-public, eks-secrets-encryption read"],
])("objects to %s", (_name, path, readers) => {
  const found = `a path that ${readers.replace(/ (reads?)$/, " $1")}`;
  expect(own(ignoring(path))).toEqual([
    expect.objectContaining({
      status: "violation",
      level: "mandatory",
      path: `ignoreChanges[${JSON.stringify(path)}]`,
      found,
      wanted: "paths that no control reads",
    }),
  ]);
});

test.each(["tags", 'tags["team"]', "tags.team", "vpcConfig.subnetIds", "..", "[", ""])(
  "passes %s, which no rule reads",
  (path) => {
    expect(own(ignoring(path))).toEqual([]);
    expect(verdictOf(ignoreChangesOnSecurityFields, ignoring(path), {}, controls)).toBe("pass");
  },
);

test("follows wildcards and positions of lists, below secrets as well", () => {
  const ignored = (path: string) => own([root, withOptions(pod, { ignoreChanges: [path] })]);
  expect(ignored("spec.containers[*].image")).toMatchObject([
    { found: "a path that img-digest reads" },
  ]);
  expect(ignored("spec.containers[1].image")).toHaveLength(1);
  expect(ignored("spec.containers[0].name")).toEqual([]);
  expect(ignored("spec.containers[*].securityContext")).toMatchObject([
    { found: "a path that pss-privileged reads" },
  ]);
});

test("asks the controls of the whole stack as well", () => {
  const policy = object("networking.k8s.io/v1:NetworkPolicy", "deny", {
    spec: { podSelector: {}, policyTypes: ["Ingress"] },
  });
  const namespace = object("core/v1:Namespace", "shop", { metadata: { name: "shop" } });
  const stack = [root, withOptions(namespace, { ignoreChanges: ["metadata.name"] }), policy];
  expect(own(stack)).toMatchObject([{ found: "a path that ns-default-deny-ingress reads" }]);
});

test("an unknown value under the path is no excuse", () => {
  const stack = tweak(ignoring("vpcConfig"), "main", ["vpcConfig"], UNKNOWN);
  expect(own(stack)).toHaveLength(1);
});

test("a control that is turned off reads nothing", () => {
  const levels = { "eks-endpoint-public": "disabled" };
  expect(own(ignoring("vpcConfig"), { levels })).toEqual([]);
});

test("accepts an exemption", () => {
  const [, { urn } = root] = ignoring();
  const exemption = {
    control: ignoreChangesOnSecurityFields.id,
    target: urn,
    reason: "The console owns it until March.",
    owner: "us",
    expires: "2026-12-31",
  };
  expect(own(ignoring("vpcConfig"), { exemptions: [exemption] })).toMatchObject([
    { status: "exempt", owner: "us" },
  ]);
});

test("does not apply without the option, and not to what nobody judges", () => {
  expect(verdictOf(ignoreChangesOnSecurityFields, ignoring())).toBe("notApplicable");
});
