import type { Control } from "../../policy-pack/kernel/control";
import type { ControlFixtures, Fixture } from "./control-fixtures";
import { ABSENT, testRoom, unreadable, type FailingRow } from "./control-harness";
import { verdictOf } from "./judge";
import { object, resource, secret, UNKNOWN, type TestResource } from "./stack";

export const RBAC = "rbac.authorization.k8s.io/v1";

export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** `rule("apps", "deployments", "get, list")`: one API group, resources and verbs by comma. */
export function rule(group: string, resources: string, verbs: string, ...names: string[]): Rule {
  return {
    apiGroups: [group],
    resources: resources.split(", "),
    verbs: verbs.split(", "),
    ...(names.length === 0 ? {} : { resourceNames: names }),
  };
}

/** A role by the name `reader`; a Role stands in kube-system, where every rule has effect. */
export function role(kind: string, rules: unknown, content: object = {}): TestResource {
  const metadata =
    kind === "Role" ? { name: "reader", namespace: "kube-system" } : { name: "reader" };
  return resource(`kubernetes:${RBAC}:${kind}`, "reader", { metadata, rules, ...content });
}

export type Kinds = readonly ("Role" | "ClusterRole")[];

export const BOTH: Kinds = ["ClusterRole", "Role"];
export const CLUSTER: Kinds = ["ClusterRole"];

/** A role of each kind with each of the rules, alone. */
export function grantFixtures(
  kinds: Kinds,
  rules: { readonly harmless: readonly Rule[]; readonly granting: readonly Rule[] },
): ControlFixtures {
  const each = (list: readonly Rule[]): readonly Fixture[] =>
    kinds.flatMap((kind) => list.map((one) => ({ stack: [role(kind, [one])] })));
  return { passing: each(rules.harmless), failing: each(rules.granting) };
}

/** A rule that must be found, with the words of the finding. */
export type Granting = readonly [rule: Rule, found: string];

/** The room of a control that looks for rules which allow something. */
export function testGrants(
  control: Control,
  fixtures: ControlFixtures,
  wanted: string,
  granting: readonly [Granting, ...(readonly Granting[])],
  harmless: readonly Rule[] = [],
): void {
  const [[first, found]] = granting;
  const harm = { apiGroups: ["example.org"], resources: ["widgets"], verbs: ["get"] };
  const fails: readonly FailingRow[] = [
    ...granting.map(([one, words]) => row(JSON.stringify(one), [one], "rules[0]", words)),
    row("the rule after a harmless one", [harm, first], "rules[1]", found),
    row("every verb", [{ ...first, verbs: ["*"] }], "rules[0]", `* on ${resourcesOf(found)}`),
    row("everything", [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }], "rules[0]", "* on *"),
    row("any API group", [{ ...first, apiGroups: ["*"] }], "rules[0]", found),
  ];
  function row(name: string, to: unknown, path: string, words: string): FailingRow {
    return { name, set: "rules", to, path, found: words, wanted };
  }
  const gap = (set: string) => ({ path: set, why: `${set} is not known during a preview` });
  testRoom(control, fixtures, {
    minimal: [
      role(
        "ClusterRole",
        [first].map((one) => ({ ...one, verbs: ["view"] })),
      ),
    ],
    judged: "reader",
    passes: [
      { name: "absent rules", set: "rules", to: ABSENT },
      { name: "absent verbs", set: "rules[0].verbs", to: ABSENT },
      { name: "a secret verb", set: "rules[0].verbs[0]", to: secret("view") },
      { name: "verbs and resources of different rules", set: "rules", to: split(first) },
      {
        name: "a resource of another group",
        set: "rules",
        to: [{ ...first, apiGroups: ["x.org"] }],
      },
      { name: "an unknown resource without the verb", set: "rules[0].resources", to: UNKNOWN },
      ...harmless.map((one) => ({ name: JSON.stringify(one), set: "rules", to: [one] })),
    ],
    fails,
    notEvaluated: [
      ...unreadable("rules", "a list"),
      ...unreadable("rules[0].verbs", "a list"),
      ...unreadable("rules[0].verbs[1]", "a text"),
      {
        name: "unknown resources",
        set: "rules[0]",
        to: { ...first, resources: UNKNOWN },
        ...gap("rules[0].resources"),
      },
      {
        name: "unknown API groups",
        set: "rules[0]",
        to: { ...first, apiGroups: UNKNOWN },
        ...gap("rules[0].apiGroups"),
      },
    ],
  });
  test("judges patches, and a Role only where it has effect", () => {
    const patch = object(`${RBAC}:ClusterRolePatch`, "reader", { rules: [first] });
    expect(verdictOf(control, [patch])).toBe("violation");
    const judgesRoles = fixtures.failing.some(({ stack }) => stack[0]?.type.endsWith(":Role"));
    const expected = judgesRoles ? "violation" : "notApplicable";
    expect(verdictOf(control, [role("Role", [first])])).toBe(expected);
  });
}

/** The verbs on something harmless, and the resources with a harmless verb. */
function split(one: Rule): readonly Rule[] {
  return [
    { ...one, resources: ["widgets"] },
    { ...one, verbs: ["view"] },
  ];
}

function resourcesOf(found: string): string {
  return found.split(" on ")[1] ?? "";
}

export interface BoundSubject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export const VIEW = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };

/** A binding by the name `bound` in the namespace `shop`. */
export function binding(
  subjects: unknown,
  roleRef: unknown = VIEW,
  kind = "RoleBinding",
): TestResource {
  return object(`${RBAC}:${kind}`, "bound", { subjects, roleRef });
}

/** Bindings of both kinds with each of the subjects, alone. */
export function subjectFixtures(
  allowed: readonly BoundSubject[],
  refused: readonly BoundSubject[],
  roleRef: unknown = VIEW,
): ControlFixtures {
  const each = (list: readonly BoundSubject[]): readonly Fixture[] =>
    ["RoleBinding", "ClusterRoleBinding"].flatMap((kind) =>
      list.map((one) => ({ stack: [binding([one], roleRef, kind)] })),
    );
  return { passing: each(allowed), failing: each(refused) };
}

/** The room of a control that looks for subjects which must not be bound. */
export function testSubjects(
  control: Control,
  fixtures: ControlFixtures,
  wanted: string,
  refused: readonly BoundSubject[],
): void {
  const jane = { kind: "User", name: "jane" };
  const [first = jane] = refused;
  const words = ({ kind, name }: BoundSubject) => ({ found: `${kind} ${name}`, wanted });
  testRoom(control, fixtures, {
    minimal: [binding([jane])],
    judged: "bound",
    passes: [
      { name: "absent subjects", set: "subjects", to: ABSENT },
      { name: "a subject without a name", set: "subjects[0].name", to: ABSENT },
      { name: "the name as another kind", set: "subjects[0]", to: { ...first, kind: "Other" } },
      { name: "a secret name", set: "subjects[0].name", to: secret("jane") },
      { name: "an unknown kind of a harmless name", set: "subjects[0].kind", to: UNKNOWN },
    ],
    fails: [
      ...refused.map((one) => ({
        name: `${one.kind} ${one.name}`,
        set: "subjects[0]",
        to: one,
        path: "subjects[0].name",
        ...words(one),
      })),
      {
        name: "the second subject",
        set: "subjects[1]",
        to: first,
        path: "subjects[1].name",
        ...words(first),
      },
    ],
    notEvaluated: [
      ...unreadable("subjects", "a list"),
      {
        name: "an unknown name of the kind",
        set: "subjects[0]",
        to: { ...first, name: UNKNOWN },
        path: "subjects[0].name",
        why: "subjects[0].name is not known during a preview",
      },
      {
        name: "an unknown kind of the name",
        set: "subjects[0]",
        to: { ...first, kind: UNKNOWN },
        path: "subjects[0].kind",
        why: "subjects[0].kind is not known during a preview",
      },
    ],
  });
}
