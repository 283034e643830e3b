import { controls } from "../../policy-pack/controls";
import { object, resource, UNKNOWN } from "../support/stack";
import { verdictOf } from "../support/judge";

interface Row {
  readonly id: string;
  readonly type: string;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
  /** Inputs that say it already, or that the remediation must leave alone. */
  readonly untouched: readonly Record<string, unknown>[];
}

const POD = { containers: [{ name: "web", image: "web" }] };

const rows: readonly Row[] = [
  {
    id: "kms-rotation",
    type: "aws:kms/key:Key",
    before: { deletionWindowInDays: 30 },
    after: { deletionWindowInDays: 30, enableKeyRotation: true },
    untouched: [
      { enableKeyRotation: false },
      { customerMasterKeySpec: "RSA_2048" },
      { customerMasterKeySpec: UNKNOWN },
      { customKeyStoreId: "cks-1" },
    ],
  },
  {
    id: "ecr-scan",
    type: "aws:ecr/repository:Repository",
    before: { name: "web" },
    after: { name: "web", imageScanningConfiguration: { scanOnPush: true } },
    untouched: [
      { imageScanningConfiguration: { scanOnPush: false } },
      { imageScanningConfiguration: UNKNOWN },
    ],
  },
  {
    id: "ecr-immutable",
    type: "aws:ecr/repository:Repository",
    before: {},
    after: { imageTagMutability: "IMMUTABLE" },
    untouched: [{ imageTagMutability: "MUTABLE" }],
  },
  {
    id: "s3-public-block",
    type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    before: { blockPublicAcls: true },
    after: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    untouched: [
      {
        blockPublicAcls: false,
        blockPublicPolicy: false,
        ignorePublicAcls: UNKNOWN,
        restrictPublicBuckets: true,
      },
    ],
  },
  {
    id: "logs-retention",
    type: "aws:cloudwatch/logGroup:LogGroup",
    before: {},
    after: { retentionInDays: 365 },
    untouched: [{ retentionInDays: 1 }, { logGroupClass: "DELIVERY" }],
  },
  {
    id: "lb-drop-invalid",
    type: "aws:lb/loadBalancer:LoadBalancer",
    before: { loadBalancerType: "application" },
    after: { loadBalancerType: "application", dropInvalidHeaderFields: true },
    untouched: [{ dropInvalidHeaderFields: false }, { loadBalancerType: "network" }],
  },
  {
    id: "ns-psa-enforce",
    type: "kubernetes:core/v1:Namespace",
    before: { metadata: { name: "team" } },
    after: {
      metadata: {
        name: "team",
        labels: { "pod-security.kubernetes.io/enforce": "restricted" },
      },
    },
    untouched: [
      { metadata: { labels: { "pod-security.kubernetes.io/enforce": "privileged" } } },
      { metadata: UNKNOWN },
    ],
  },
  {
    id: "sa-automount-pod",
    type: "kubernetes:core/v1:Pod",
    before: { spec: POD },
    after: { spec: { ...POD, automountServiceAccountToken: false } },
    untouched: [
      { spec: { ...POD, automountServiceAccountToken: true } },
      { spec: { ...POD, serviceAccountName: "client" } },
      { spec: UNKNOWN },
    ],
  },
];

const controlOf = (id: string) => {
  const found = controls.find((control) => control.id === id);
  if (found?.remediate === undefined) throw new Error(`${id} has no remediation`);
  return { control: found, remediate: found.remediate };
};

describe.each(rows)("the remediation of $id", ({ id, type, before, after, untouched }) => {
  const { control, remediate } = controlOf(id);
  const copy = (inputs: Record<string, unknown>) => structuredClone(inputs);
  const stack = (inputs: Record<string, unknown>) =>
    type.startsWith("aws:")
      ? [resource(type, "main", inputs)]
      : [object(type.replace("kubernetes:", ""), "main", inputs)];

  test("sets what is absent, after which the control passes", () => {
    expect(verdictOf(control, stack(before))).toBe("violation");
    expect(remediate(type, copy(before))).toEqual(after);
    expect(verdictOf(control, stack(after))).toBe("pass");
  });

  test("has nothing to do a second time", () => {
    expect(remediate(type, copy(after))).toBeUndefined();
  });

  test.each(untouched)("leaves %j alone", (inputs) => {
    const given = copy(inputs);
    expect(remediate(type, given)).toBeUndefined();
    expect(given).toEqual(inputs);
  });

  test("leaves other types alone", () => {
    expect(remediate("aws:sqs/queue:Queue", copy(before))).toBeUndefined();
  });
});

test("audit and warn get the strictest level, and what they say stays", () => {
  const { remediate } = controlOf("ns-psa-audit-warn");
  const labels = { "pod-security.kubernetes.io/audit": "baseline" };
  expect(remediate("kubernetes:core/v1:Namespace", { metadata: { labels } })).toEqual({
    metadata: {
      labels: {
        "pod-security.kubernetes.io/audit": "baseline",
        "pod-security.kubernetes.io/warn": "restricted",
      },
    },
  });
  expect(remediate("kubernetes:core/v1:NamespacePatch", { metadata: {} })).toBeUndefined();
});
