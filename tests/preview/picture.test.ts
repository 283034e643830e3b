import { drawPicture } from "../../preview/picture";
import { buildScene } from "../../preview/picture/build";
import { layOut } from "../../preview/picture/layout";
import { containerWidth, isContainer } from "../../preview/picture/measure";
import { arrowsOf, boxNamed, expectWellFormed, recorded } from "./picture-support";

describe("the picture of the recorded stack", () => {
  test("has the arrows of rules, rights, keys and logs", () => {
    expect(arrowsOf(recorded)).toEqual([
      "2 principals -> production trust: cluster admin",
      "production-nodes -> production-control-plane traffic: tcp 443",
      "production-control-plane -> production-nodes traffic: tcp 10250",
      "alias/production-cluster -> production encryption: encrypts Kubernetes secrets",
      "alias/production-cluster -> system encryption: encrypts node volumes",
      "alias/production-cluster -> /aws/eks/production/cluster encryption: encrypts logs",
      "production -> /aws/eks/production/cluster logs: api, audit, authenticator, controllerManager, scheduler",
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
    const [section] = buildScene(recorded).sections;
    expect(section?.title).toBe("Kubernetes namespaces in production");
    expect(section?.cards.map((card) => card.name)).toEqual([
      "observability",
      "orders",
      "payments",
      "web",
    ]);
    expect(section?.cards[2]).toEqual({
      name: "payments",
      marks: [
        { tone: "good", text: "Pod Security restricted" },
        { tone: "good", text: "ingress, egress denied by default" },
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
    expect(layout.width).toBeLessThanOrEqual(900);
    expect(layout.boxes.length).toBeGreaterThan(8);
    for (const { box, x, y, width, height } of layout.boxes) {
      expect(Math.min(x, y, layout.width - x - width, layout.height - y - height)).toBeGreaterThan(
        -0.01,
      );
      if (isContainer(box)) expect(width).toBeGreaterThanOrEqual(containerWidth(box));
    }
    expect(layout.arrows).toHaveLength(7);
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
