import fc from "fast-check";
import { violation, type Violation } from "../../policy-pack/kernel/answer";
import { onResources } from "../../policy-pack/kernel/control";
import { demoControl } from "../support/demo-control";
import { judge } from "../support/judge";
import { resource, root } from "../support/stack";

const TYPE = "aws:eks/cluster:Cluster";

/** The message of a control that answers with the places. */
function messageOf(places: readonly Violation[]): string {
  const demo = demoControl(
    {},
    onResources([TYPE], () => places),
  );
  const { registered } = judge([root, resource(TYPE, "main", {})], { controls: [demo] });
  return registered[0]?.message ?? "";
}

test("a message tells every place in order, and what is the same once", () => {
  const places = fc.array(
    fc.record({
      path: fc.constantFrom("", "a", "b.c", "d[0]"),
      found: fc.constantFrom("absent", "1"),
      wanted: fc.constantFrom("true", "false"),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(places, (all) => {
      const texts = all.map(({ path, found, wanted }) => {
        const where = path === "" ? "" : `${path}: `;
        return `${where}found ${found}, wanted ${wanted}`;
      });
      const answers = all.map(({ path, found, wanted }) => violation(path, found, wanted));
      expect(messageOf(answers)).toBe(`${[...new Set(texts)].join("; ")}.`);
    }),
  );
});

test("many objections at one place take no longer for each than few", () => {
  const many = Array.from({ length: 50_000 }, (_, index) =>
    violation("spec.list", String(index % 25_000), "another"),
  );
  const start = performance.now();
  const message = messageOf(many);
  expect(message.split("; ")).toHaveLength(25_000);
  expect(performance.now() - start).toBeLessThan(5_000);
});
