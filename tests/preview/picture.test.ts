import { drawPicture } from "../../preview/picture";
import { buildScene } from "../../preview/picture/build";
import { layOut } from "../../preview/picture/layout";
import { containerWidth, isContainer } from "../../preview/picture/measure";
import { arrowsOf, boxNamed, expectWellFormed, recorded } from "./picture-support";

describe("the picture of the recorded stack", () => {
  test("has the arrows of rules and rights", () => {
    expect(arrowsOf(recorded)).toEqual([
      "2 principals -> production trust: ",
      "production-nodes -> production-control-plane traffic: tcp 443",
      "production-control-plane -> production-nodes traffic: tcp 10250",
    ]);
    expect(boxNamed(recorded, "2 principals").lines).toEqual([
      expect.stringMatching(/^cluster admin: \S+, \S+$/),
    ]);
  });

  test("marks the key of what is encrypted, and lists stores and keys", () => {
    const texts = (title: string): readonly string[] =>
      boxNamed(recorded, title).marks.map((mark) => mark.text);
    expect(texts("production")).toContain("secrets under alias/production-cluster");
    expect(texts("system")).toContain("volumes under alias/production-cluster");
    const [section] = buildScene(recorded).sections;
    expect(section?.cards).toEqual([
      {
        kind: "store",
        heading: "Log group",
        title: "/aws/eks/production/cluster",
        marks: [
          { tone: "good", text: "key alias/production-cluster" },
          { tone: "good", text: "kept 365 days" },
        ],
        lines: ["5 log types"],
      },
      {
        kind: "key",
        heading: "KMS key",
        title: "alias/production-cluster",
        marks: [{ tone: "good", text: "rotated automatically" }],
        lines: ["logs, secrets, volumes"],
      },
    ]);
  });

  test("nests network, subnets with zones, security groups and their members", () => {
    const vpc = boxNamed(recorded, "production-vpc · 10.20.0.0/16");
    expect(vpc.marks.map((mark) => mark.tone)).toEqual(["good", "good"]);
    expect(vpc.children).toHaveLength(1);
    expect(vpc.children[0]?.zones).toEqual([
      { name: "eu-central-1a", addresses: ["10.20.0.0/19"] },
      { name: "eu-central-1b", addresses: ["10.20.32.0/19"] },
      { name: "eu-central-1c", addresses: ["10.20.64.0/19"] },
    ]);
    const inside = vpc.children[0]?.children.map((group) => [
      group.title,
      group.children.map((child) => child.title),
    ]);
    expect(inside).toEqual([
      ["production-control-plane", ["production"]],
      ["production-nodes", ["system"]],
    ]);
    expect(boxNamed(recorded, "production-nodes").marks.map((mark) => mark.text)).toEqual([
      "among its members: tcp/udp 53, tcp 10250",
    ]);
  });

  test("shows what protects each namespace", () => {
    const [, section] = buildScene(recorded).sections;
    expect(section?.title).toBe("Kubernetes namespaces in production");
    expect(section?.cards.map((card) => card.title)).toEqual([
      "observability",
      "orders",
      "payments",
      "web",
    ]);
    expect(section?.cards[2]).toEqual({
      kind: "namespace",
      heading: "",
      title: "payments",
      marks: [
        { tone: "good", text: "Pod Security restricted" },
        { tone: "good", text: "default deny ingress, egress" },
        { tone: "good", text: "quota, limit range" },
      ],
      lines: ["+ allow-dns", "ledger → production-…yments-ledger"],
    });
  });

  test("is the same bytes each time, whatever the order of registration", async () => {
    const first = await drawPicture(recorded);
    const reversed = { ...recorded, resources: [...recorded.resources].reverse() };
    expect(await drawPicture(reversed)).toBe(first);
    expect(first).not.toMatch(/20\d\d-\d\d-\d\d/);
  });

  test("fits its texts and its boxes", async () => {
    const layout = await layOut(buildScene(recorded));
    expect(layout.width).toBeLessThanOrEqual(960);
    expect(layout.boxes).toHaveLength(7);
    for (const { box, x, y, width, height } of layout.boxes) {
      expect(Math.min(x, y, layout.width - x - width, layout.height - y - height)).toBeGreaterThan(
        -0.01,
      );
      if (isContainer(box)) expect(width).toBeGreaterThanOrEqual(containerWidth(box));
    }
    expect(layout.arrows).toHaveLength(3);
  });

  test("can be read by machines: well-formed, titled, light and dark, without scripts or links", async () => {
    const svg = await drawPicture(recorded);
    expectWellFormed(svg);
    expect(svg).toContain('role="img"');
    expect(svg).toContain(
      '<title id="picture-title">Network and trust of hardened-cluster/production</title>',
    );
    expect(svg).toContain("@media (prefers-color-scheme:dark)");
    expect(svg).not.toMatch(/<script|href=|<foreignObject|url\((?!#)/);
  });
});
