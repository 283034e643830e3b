import { InvalidArgumentError } from "../../components";
import type { NetworkNeeds } from "../../components/network/needs";
import { planPorts, type WorkloadPort } from "../../components/network/ports";

const metrics: NetworkNeeds = {
  owner: "metrics-server",
  flows: [
    { from: "control-plane", to: "nodes", protocol: "tcp", port: 10251, reason: "Metrics API" },
    { from: "nodes", to: "nodes", protocol: "tcp", port: 10250, reason: "Metrics of kubelet" },
  ],
  endpoints: [],
};

const summary = (rules: ReturnType<typeof planPorts>): string[] =>
  rules.map(({ name, from, to, protocol, port, toPort = port }) =>
    [name, from, to, protocol, toPort === port ? port : `${port}-${toPort}`].join(" "),
  );

test("a cluster by itself has exactly these ports", () => {
  expect(summary(planPorts("test"))).toEqual([
    "nodes-api nodes control-plane tcp 443",
    "control-plane-kubelet control-plane nodes tcp 10250",
    "nodes-kubelet nodes nodes tcp 10250",
    "nodes-dns-udp nodes nodes udp 53",
    "nodes-dns-tcp nodes nodes tcp 53",
    "nodes-endpoints nodes endpoints tcp 443",
  ]);
});

test("an add-on adds its ports; one that is open already gets its reason as well", () => {
  const alone = planPorts("test");
  const rules = planPorts("test", { needs: [metrics] });
  expect(summary(rules)).toEqual([
    ...summary(alone),
    "control-plane-to-nodes-tcp-10251 control-plane nodes tcp 10251",
  ]);
  expect(rules.find(({ name }) => name === "nodes-kubelet")?.description).toBe(
    "Metrics collectors to kubelet; Metrics of kubelet",
  );
});

test("workload ports are open between nodes alone", () => {
  const workloadPorts: WorkloadPort[] = [
    { port: 8080, reason: "Web" },
    { port: 30000, toPort: 30010, protocol: "udp", reason: "Game" },
  ];
  expect(summary(planPorts("test", { workloadPorts })).slice(-2)).toEqual([
    "nodes-to-nodes-tcp-8080 nodes nodes tcp 8080",
    "nodes-to-nodes-udp-30000-30010 nodes nodes udp 30000-30010",
  ]);
});

test("descriptions keep to what EC2 accepts", () => {
  const needs = Array.from({ length: 9 }, (_, index) => ({
    ...metrics,
    flows: metrics.flows.map((flow) => ({ ...flow, reason: `${index} ${"long ".repeat(9)}` })),
  }));
  for (const { description } of planPorts("test", { needs })) {
    expect(description.length).toBeLessThanOrEqual(255);
    expect(description).toMatch(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+$/);
  }
});

test.each<[unknown, string]>([
  [[{ port: 0, reason: "x" }], 'workloadPorts[0]: found {"port":0,"toPort":0}'],
  [[{ port: 70000, reason: "x" }], 'workloadPorts[0]: found {"port":70000,"toPort":70000}'],
  [[{ port: "80", reason: "x" }], 'workloadPorts[0]: found {"port":"80","toPort":"80"}'],
  [[{ port: 90, toPort: 80, reason: "x" }], 'workloadPorts[0]: found {"port":90,"toPort":80}'],
  [[{ port: 22, reason: "x" }], 'workloadPorts[0]: found {"port":22,"toPort":22}'],
  [
    [{ port: 1024, toPort: 65535, reason: "x" }],
    'workloadPorts[0]: found {"port":1024,"toPort":65535}, wanted ports from 1 to 65535, the last not before the first, without 22 and 3389.',
  ],
  [
    [{ port: 80, protocol: "all", reason: "x" }],
    'workloadPorts[0].protocol: found "all", wanted one of tcp, udp.',
  ],
  [[{ port: 80 }], "workloadPorts[0].reason: found nothing"],
  [[{ port: 80, reason: 'a "b"' }], "workloadPorts[0].reason: found"],
  ["80", 'workloadPorts: found "80", wanted a list of ports.'],
])("workload ports %j are refused", (workloadPorts, message) => {
  const plan = () => planPorts("test", Object.assign({}, { workloadPorts }) as object);
  expect(plan).toThrow(InvalidArgumentError);
  expect(plan).toThrow(message);
});
