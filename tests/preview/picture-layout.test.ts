import fc from "fast-check";
import { layOut } from "../../preview/picture/layout";
import type { PlacedBox } from "../../preview/picture/pack";
import type { Arrow, Box, BoxKind } from "../../preview/picture/scene";
import { box } from "../../preview/picture/scene";

/** Shapes of networks, by numbers of boxes at each depth. */
const shape = fc.record({
  principals: fc.nat(3),
  addresses: fc.nat(2),
  networks: fc.array(fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 3 }), {
    maxLength: 2,
  }),
  arrows: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 25 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

function sceneOf({ principals, addresses, networks, arrows }: Shape) {
  const ids: string[] = [];
  const make = (kind: BoxKind, children: readonly Box[] = []): Box => {
    const id = `${kind} ${ids.length}`;
    ids.push(id);
    return box({ id, kind, heading: kind, title: id, children });
  };
  const several = (count: number, kind: BoxKind): readonly Box[] =>
    Array.from({ length: count }, () => make(kind));
  const boxes = [
    ...several(principals, "principal"),
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
  const targets = ids.filter((id) => !id.startsWith("principal"));
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
          expect(inner && isInside(inner, outer)).toBe(true);
        }
      }
      for (const { arrow, from, to, points } of layout.arrows) {
        for (const [id, frame, point] of [
          [arrow.from, from, points[0]],
          [arrow.to, to, points.at(-1)],
        ] as const) {
          const end = placeOf(places, frame);
          if (point === undefined) throw new Error(`no point at ${frame}`);
          expect(isInside(placeOf(places, id), end)).toBe(true);
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
    { numRuns: 30, seed: 20261121 },
  );
});

test("boxes side by side do not overlap", async () => {
  await fc.assert(
    fc.asyncProperty(shape, async (drawn) => {
      const layout = await layOut(sceneOf(drawn));
      const pairs = layout.boxes.flatMap((one, index) =>
        layout.boxes.slice(index + 1).map((other) => [one, other] as const),
      );
      expect(pairs.filter(([one, other]) => overlap(one, other))).toEqual([]);
    }),
    { numRuns: 30, seed: 20261121 },
  );
});

test("several addresses over a cluster get straight arrows that do not touch each other", async () => {
  const cluster = box({ id: "c", kind: "control-plane", heading: "EKS", title: "cluster" });
  const sources = ["a", "b"].map((id) => box({ id, kind: "address", heading: "", title: id }));
  const network = box({ id: "v", kind: "network", heading: "", title: "", children: [cluster] });
  const arrows = sources.map(({ id }): Arrow => {
    return { from: id, to: "c", kind: "traffic", labels: ["tcp 443"] };
  });
  const boxes = [...sources, network];
  const layout = await layOut({ project: "p", stack: "s", boxes, arrows, sections: [] });
  const lines = layout.arrows.map(({ points }) => points.map((point) => point.x));
  expect(lines).toHaveLength(2);
  for (const [start, end] of lines) expect(start).toBe(end);
  expect(lines[0]).not.toEqual(lines[1]);
});

function placeOf(places: ReadonlyMap<string, PlacedBox>, id: string): PlacedBox {
  const place = places.get(id);
  if (place === undefined) throw new Error(`no place for ${id}`);
  return place;
}

function isInside(inner: PlacedBox, outer: PlacedBox): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width + 0.01 &&
    inner.y + inner.height <= outer.y + outer.height + 0.01
  );
}

/** Whether two boxes share a place though neither lies inside the other. */
function overlap(one: PlacedBox, other: PlacedBox): boolean {
  const apart = Math.max(
    one.x - other.x - other.width,
    other.x - one.x - one.width,
    one.y - other.y - other.height,
    other.y - one.y - one.height,
  );
  return apart < 0 && !isInside(one, other) && !isInside(other, one);
}
