import { crUnknownKind } from "../../policy-pack/controls/lifecycle/cr-unknown-kind";
import { exempting } from "../support/exempting";
import { judge, verdictOf } from "../support/judge";
import { object, resource, UNKNOWN } from "../support/stack";
import { fixtures } from "./fixtures/cr-unknown-kind";

const controls = [crUnknownKind];

test("passes every passing fixture", () => {
  for (const { stack } of fixtures.passing) expect(verdictOf(crUnknownKind, stack)).toBe("pass");
});

test.each([{}, { spec: UNKNOWN }, UNKNOWN, null, "text"])(
  "another kind is not evaluated, whatever it says: %j",
  (inputs) => {
    const stack = [resource("kubernetes:example.org/v1:Database", "db", inputs)];
    expect(judge(stack, { controls }).finished).toMatchObject([
      {
        status: "notEvaluated",
        level: "advisory",
        reason: "the pack does not know what example.org Database runs",
      },
    ]);
  },
);

test("a group can be allowed by its exact name", () => {
  const engine = new Map([[crUnknownKind.id, { properties: { groups: ["example.org"] } }]]);
  const stack = ["example.org/v1:Database", "db.example.org/v1:Database"].map((token) =>
    object(token, token, {}),
  );
  expect(judge(stack, { controls, engine }).finished).toMatchObject([{ urn: stack[1]?.urn }]);
});

test.each([
  "core/v1:Pod",
  "apps/v1:Deployment",
  "rbac.authorization.k8s.io/v1:Role",
  "helm.sh/v4:Chart",
  "kustomize/v2:Directory",
])("does not apply to %s", (token) => {
  expect(verdictOf(crUnknownKind, [object(token, "web", {})])).toBe("notApplicable");
});

test("accepts an exemption", () => {
  const stack = [object("example.org/v1:Database", "db", {})];
  const settings = exempting("cr-unknown-kind", "Database/shop/db");
  expect(judge(stack, { controls, settings }).evaluations.findings).toMatchObject([
    { status: "exempt", owner: "us" },
  ]);
});
