import fc from "fast-check";
import { AUDIT_POLICY } from "../../components/self-managed/audit-policy";

interface Rule {
  readonly level: string;
  readonly verbs?: readonly string[];
  readonly resources?: readonly {
    readonly group?: string;
    readonly resources?: readonly string[];
  }[];
  readonly nonResourceURLs?: readonly string[];
}

interface Request {
  readonly verb: string;
  readonly group?: string;
  readonly resource?: string;
  readonly path?: string;
}

const rules = AUDIT_POLICY["rules"] as readonly Rule[];

/** The level of a request: that of the first rule that fits (Kubernetes documentation, "Auditing"). */
function levelOf({ verb, group, resource, path }: Request): string | undefined {
  return rules.find(({ verbs, resources, nonResourceURLs }) => {
    if (verbs !== undefined && !verbs.includes(verb)) return false;
    if (path !== undefined) {
      return resources === undefined && (nonResourceURLs?.includes(path) ?? true);
    }
    if (nonResourceURLs !== undefined) return false;
    return (
      resources?.some(
        (one) => (one.group ?? "") === group && (one.resources?.includes(resource ?? "") ?? true),
      ) ?? true
    );
  })?.level;
}

const VERBS = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];
const verb = fc.constantFrom(...VERBS);

test("every request for an object is recorded, and none of a group with secrets with its body", () => {
  const group = fc.constantFrom("", "apps", "authentication.k8s.io", "example.com", "batch");
  const resource = fc.constantFrom("secrets", "configmaps", "serviceaccounts/token", "pods", "x");
  fc.assert(
    fc.property(verb, group, resource, (one, of, kind) => {
      expect(levelOf({ verb: one, group: of, resource: kind })).toBe("Metadata");
    }),
  );
});

test.each(["create", "update", "patch", "delete", "deletecollection"])(
  "a %s of rights is recorded with its body",
  (one) => {
    for (const resource of ["roles", "clusterroles", "rolebindings", "clusterrolebindings"]) {
      const request = { verb: one, group: "rbac.authorization.k8s.io", resource };
      expect(levelOf(request)).toBe("Request");
    }
  },
);

test("reads of rights are recorded without bodies", () => {
  const request = { verb: "list", group: "rbac.authorization.k8s.io", resource: "roles" };
  expect(levelOf(request)).toBe("Metadata");
});

test("only probes of health go unrecorded", () => {
  expect(levelOf({ verb: "get", path: "/livez" })).toBe("None");
  expect(levelOf({ verb: "get", path: "/metrics" })).toBe("Metadata");
  expect(levelOf({ verb: "post", path: "/livez" })).toBe("Metadata");
  expect(rules.filter(({ level }) => level === "None")).toHaveLength(1);
  expect(rules.some(({ level }) => level === "RequestResponse")).toBe(false);
});
