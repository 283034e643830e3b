import { iam } from "../../policy-pack/controls/iam";
import { IAM_EXAMPLES, type IamExample } from "../fixtures/iam-documents";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { withTextDocuments } from "../support/text-documents";

/** The controls of IAM that read documents. */
const READERS = iam.filter(({ id }) => !["iam-no-users", "iam-permissions-boundary"].includes(id));

function stackOf({ kind }: IamExample, Statement: unknown): Stack {
  const document = { Version: "2012-10-17", Statement };
  return kind === "trust"
    ? [resource("aws:iam/role:Role", "main", { assumeRolePolicy: document })]
    : [resource("aws:iam/policy:Policy", "main", { policy: document })];
}

function verdicts(stack: Stack): Readonly<Record<string, string>> {
  const all = READERS.map(
    (control) => [control.id, verdictOf(control, stack, {}, [control])] as const,
  );
  return Object.fromEntries(all.filter(([, verdict]) => verdict !== "notApplicable"));
}

function expected({ refusedBy }: IamExample, stack: Stack): Readonly<Record<string, string>> {
  const ids = Object.keys(verdicts(stack));
  expect(ids).toEqual(expect.arrayContaining([...refusedBy]));
  return Object.fromEntries(ids.map((id) => [id, refusedBy.includes(id) ? "violation" : "pass"]));
}

test("there are at least 25 examples, each of a page of its own", () => {
  expect(IAM_EXAMPLES.length).toBeGreaterThanOrEqual(25);
  expect(new Set(IAM_EXAMPLES.map(({ page }) => page)).size).toBe(IAM_EXAMPLES.length);
});

test("every control of IAM that reads documents objects to one of them", () => {
  const refusing = new Set(IAM_EXAMPLES.flatMap(({ refusedBy }) => refusedBy));
  expect([...refusing].sort()).toEqual(READERS.map(({ id }) => id).sort());
});

describe.each(IAM_EXAMPLES)("$page", (example) => {
  const stack = stackOf(example, example.statement);

  test("is judged right as an object", () => {
    expect(verdicts(stack)).toEqual(expected(example, stack));
  });

  test("is judged alike as text", () => {
    expect(verdicts(withTextDocuments(stack))).toEqual(expected(example, stack));
  });

  test("what can be read of it is judged beside a statement that is unknown", () => {
    const found = verdicts(stackOf(example, [example.statement, UNKNOWN].flat()));
    for (const [id, verdict] of Object.entries(expected(example, stack))) {
      const isRead = id.includes("trust") === (example.kind === "trust");
      // An unknown statement may deny what the others allow together.
      const decided = verdict === "violation" && id !== "iam-priv-esc-set";
      const wanted = isRead && !decided ? "notEvaluated" : verdict;
      expect([id, found[id]]).toEqual([id, wanted]);
    }
  });
});
