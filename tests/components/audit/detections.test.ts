import fc from "fast-check";
import { DETECTIONS } from "../../../components/audit/detections";
import { field, filterPattern } from "../../../components/audit/filter-pattern";
import { audit, NODE, OTHER_STREAMS, PERSON, WORKLOAD, type AuditEvent } from "./audit-events";
import { matches } from "./filter-evaluator";

const RBAC = { apiGroup: "rbac.authorization.k8s.io", resource: "clusterrolebindings" };
const CSR = { resource: "certificatesigningrequests", subresource: "approval" };
const AWS_AUTH = { resource: "configmaps", namespace: "kube-system", name: "aws-auth" };
const pods = (subresource: string) => ({ resource: "pods", name: "web-0", subresource });
const secrets = { resource: "secrets", namespace: "shop", name: "database" };

const detected: Readonly<Record<string, readonly AuditEvent[]>> = {
  "anonymous-access": [
    audit("system:anonymous", "get", "/api/v1/namespaces"),
    audit("system:anonymous", "get", "/version"),
  ],
  "pod-access": [
    audit(PERSON, "create", pods("exec"), 101),
    audit(PERSON, "get", pods("exec"), 101),
    audit(PERSON, "create", pods("attach"), 101),
    audit(PERSON, "create", pods("portforward"), 101),
    audit(PERSON, "patch", pods("ephemeralcontainers")),
    audit(WORKLOAD, "create", pods("exec"), 101),
    audit(PERSON, "get", { resource: "nodes", name: "n", subresource: "proxy" }),
  ],
  "secrets-read": [
    audit(PERSON, "get", secrets),
    audit(PERSON, "list", { resource: "secrets" }),
    audit("kubernetes-admin", "watch", { resource: "secrets" }),
  ],
  "rbac-change": [
    audit(PERSON, "create", RBAC, 201),
    audit(PERSON, "delete", { ...RBAC, resource: "roles" }),
    audit(WORKLOAD, "patch", RBAC),
  ],
  "certificate-approval": [audit(PERSON, "update", CSR), audit(WORKLOAD, "patch", CSR)],
  "forbidden-burst": [audit(PERSON, "get", secrets, 403), audit(WORKLOAD, "list", RBAC, 403)],
  "aws-auth-change": [
    audit(PERSON, "update", AWS_AUTH),
    audit("eks:cluster-bootstrap", "create", AWS_AUTH, 201),
    audit(PERSON, "patch", AWS_AUTH, 403),
  ],
};

const ignored: Readonly<Record<string, readonly AuditEvent[]>> = {
  "anonymous-access": [
    ...["/healthz", "/livez", "/livez?exclude=kms-provider-0", "/readyz", "/readyz?verbose"].map(
      (path) => audit("system:anonymous", "get", path),
    ),
    audit("system:anonymous", "get", "/api/v1/secrets", 403),
    audit(PERSON, "get", "/api/v1/namespaces"),
  ],
  "pod-access": [
    audit(PERSON, "get", { resource: "pods", name: "web-0" }),
    audit(PERSON, "get", pods("log")),
    audit(PERSON, "create", pods("exec"), 403),
    audit("eks:k8s-metrics", "get", { resource: "nodes", name: "n", subresource: "proxy" }),
  ],
  "secrets-read": [
    audit(WORKLOAD, "get", secrets),
    audit(NODE, "get", secrets),
    audit("system:kube-controller-manager", "list", { resource: "secrets" }),
    audit("eks:addon-manager", "get", secrets),
    audit(PERSON, "get", secrets, 403),
    audit(PERSON, "update", secrets),
    audit(PERSON, "get", { resource: "configmaps" }),
  ],
  "rbac-change": [
    audit(PERSON, "list", RBAC),
    audit("eks:addon-manager", "patch", RBAC),
    audit("system:apiserver", "update", RBAC),
    audit("system:serviceaccount:kube-system:clusterrole-aggregation-controller", "patch", RBAC),
    audit("system:serviceaccount:kube-system:namespace-controller", "deletecollection", RBAC),
    audit(PERSON, "create", RBAC, 403),
  ],
  "certificate-approval": [
    audit("eks:certificate-controller", "update", CSR),
    audit(NODE, "create", { resource: "certificatesigningrequests" }, 201),
    audit(PERSON, "get", { resource: "certificatesigningrequests" }),
  ],
  "forbidden-burst": [audit(PERSON, "get", secrets), audit(PERSON, "get", secrets, 404)],
  "aws-auth-change": [
    audit(PERSON, "get", AWS_AUTH),
    audit(PERSON, "update", { ...AWS_AUTH, name: "coredns" }),
    audit(PERSON, "update", { ...AWS_AUTH, namespace: "shop" }),
  ],
};

const patternOf = (name: string): string => {
  const detection = DETECTIONS.find((one) => one.name === name);
  if (detection === undefined) throw new Error(`No detection is called ${name}`);
  return filterPattern(detection.condition);
};
const label = (event: AuditEvent): string => {
  const { resource = event.requestURI, subresource } = event.objectRef ?? {};
  const target = subresource === undefined ? resource : `${resource}/${subresource}`;
  return `${event.user.username} ${event.verb} ${target} ${event.responseStatus.code}`;
};
const cases = (table: Readonly<Record<string, readonly AuditEvent[]>>) =>
  Object.entries(table).flatMap(([name, events]) =>
    events.map((event): [string, string, AuditEvent] => [name, label(event), event]),
  );

test("every detection has events that it must and must not report", () => {
  const names = DETECTIONS.map(({ name }) => name).sort();
  expect(Object.keys(detected).sort()).toEqual(names);
  expect(Object.keys(ignored).sort()).toEqual(names);
});

test.each(cases(detected))("%s reports %s", (name, _label, event) => {
  expect(matches(patternOf(name), event)).toBe(true);
});

test.each(cases(ignored))("%s does not report %s", (name, _label, event) => {
  expect(matches(patternOf(name), event)).toBe(false);
});

test.each(DETECTIONS.map(({ name }) => name))("%s reads the audit stream alone", (name) => {
  for (const line of OTHER_STREAMS) expect(matches(patternOf(name), line)).toBe(false);
});

test.each(DETECTIONS)("$name keeps to the length that CloudWatch Logs takes", ({ condition }) => {
  expect(filterPattern(condition).length).toBeLessThanOrEqual(1024);
});

test("a pattern that is too long is refused", () => {
  expect(() => filterPattern(field("verb").is("x".repeat(1024)))).toThrow(/1024 are allowed/);
});

test("nothing that nodes and service accounts do with Secrets is taken for a person", () => {
  const machine = fc
    .tuple(fc.constantFrom("system:serviceaccount:", "system:node:", "eks:"), fc.string())
    .map(([prefix, rest]) => prefix + rest);
  fc.assert(
    fc.property(machine, fc.constantFrom("get", "list", "watch"), (username, verb) => {
      expect(matches(patternOf("secrets-read"), audit(username, verb, secrets))).toBe(false);
    }),
  );
});

describe("the evaluator", () => {
  test.each([
    ["{ ($.a = 1) }", { a: 1 }, true],
    ["{ ($.a = 1) }", {}, false],
    ['{ ($.a = "x*") && ($.b < 5) }', { a: "xyz", b: 4 }, true],
    ['{ ($.a = "*z") || ($.b < 5) }', { a: "xyz", b: 9 }, true],
    ['{ ($.a = "*y*") }', { a: "xyz" }, true],
    ['{ ($.a != "x") }', { a: "y" }, true],
    ["{ ($.a = 1) || ($.a = 2) && ($.b = 3) }", { a: 1, b: 0 }, true],
    ["{ ($.a.b = 1) }", { a: null }, false],
  ])("finds %s of %j to be %s", (pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  test.each([
    ["$.a = 1", {}, "No braces"],
    ["{ ($.a = 1 }", {}, "not closed"],
    ['{ ($.a != "x") }', {}, "Undecided"],
    ["{ ($.a IS NULL) }", {}, "Cannot read"],
    ['{ ($.a = "x*y") }', { a: "xy" }, "wildcard in the middle"],
    ["{ ($.a = 1) ($.b = 2) }", {}, "Unexpected"],
  ])("refuses %s for %j", (pattern, event, message) => {
    expect(() => matches(pattern, event)).toThrow(message);
  });
});
