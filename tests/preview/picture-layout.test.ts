import fc from "fast-check";
import { layOut } from "../../preview/picture/layout";
import type { Arrow, Box, BoxKind } from "../../preview/picture/scene";
import { box } from "../../preview/picture/scene";

/** Shapes of networks, by numbers of boxes at each depth. */
const shape = fc.record({
  keys: fc.nat(3),
  addresses: fc.nat(2),
  networks: fc.array(fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 3 }), {
    maxLength: 2,
  }),
  arrows: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 25 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

function sceneOf({ keys, addresses, networks, arrows }: Shape) {
  const ids: string[] = [];
  const make = (kind: BoxKind, children: readonly Box[] = []): Box => {
    const id = `${kind} ${ids.length}`;
    ids.push(id);
    return box({ id, kind, heading: kind, title: id, children });
  };
  const several = (count: number, kind: BoxKind): readonly Box[] =>
    Array.from({ length: count }, () => make(kind));
  const boxes = [
    ...several(keys, "key"),
    ...several(addresses, "address"),
    ...networks.map((groups) =>
      make(
        "network",
        groups.map((sets) =>
          make(
            "subnets",
            sets.map((members) => make("security-group", several(members, "nodes"))),
          ),
        ),
      ),
    ),
  ];
  const targets = ids.filter((id) => !id.startsWith("key"));
  const drawn = arrows.map(([from, to, labelled]): Arrow => ({
    from: ids[from % ids.length] ?? "",
    to: targets[to % targets.length] ?? "",
    kind: "traffic",
    labels: labelled ? ["tcp 443"] : [],
  }));
  return { project: "p", stack: "s", boxes, arrows: drawn, sections: [], ids };
}

test("every box gets a place inside its container, every arrow starts and ends at its boxes", async () => {
  await fc.assert(
    fc.asyncProperty(shape, async (drawn) => {
      const scene = sceneOf(drawn);
      const layout = await layOut(scene);
      expect(layout.boxes.map((placed) => placed.box.id).sort()).toEqual([...scene.ids].sort());
      const places = new Map(layout.boxes.map((placed) => [placed.box.id, placed]));
      for (const outer of layout.boxes) {
        for (const child of outer.box.children) {
          const inner = places.get(child.id);
          expect(inner?.x).toBeGreaterThanOrEqual(outer.x);
          expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(outer.x + outer.width);
          expect((inner?.y ?? 0) + (inner?.height ?? 0)).toBeLessThanOrEqual(
            outer.y + outer.height,
          );
        }
      }
      for (const { arrow, points } of layout.arrows) {
        for (const [id, point] of [
          [arrow.from, points[0]],
          [arrow.to, points.at(-1)],
        ] as const) {
          const end = places.get(id);
          if (end === undefined || point === undefined) throw new Error(`no end at ${id}`);
          const gap = Math.max(
            end.x - point.x,
            point.x - end.x - end.width,
            end.y - point.y,
            point.y - end.y - end.height,
          );
          expect(Math.abs(gap)).toBeLessThan(1);
        }
      }
    }),
    { numRuns: 40, seed: 20261121 },
  );
}, 30_000);
