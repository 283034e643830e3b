import { formatHtml } from "../../preview/report/html";
import { policyPaths } from "../../preview/report/html/policy-paths";
import { entry, HOSTILE_NAME, report } from "./fixtures/report";

const TYPE = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function stackWith(spec: unknown, metadata: unknown = { name: "rule", namespace: "shop" }) {
  return report([], { resources: [entry(TYPE, "rule", { inputs: { metadata, spec } })] });
}

/** From, to and ports of each path; the end that the policy selects has its note behind it. */
function paths(...args: Parameters<typeof stackWith>) {
  const end = ({ name, note = "" }: { readonly name: string; readonly note?: string }) =>
    note === "" ? name : `${name} (${note})`;
  return policyPaths(stackWith(...args)).map(({ from, to, ports }) => [
    end(from),
    end(to),
    ports.join(", "),
  ]);
}

const peerOf = (peer: unknown) =>
  paths({ podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [peer] }] })[0]?.[1];
const portsOf = (ports: unknown) =>
  paths({ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports }] })[0];

test("both directions, one path for each peer, with the selected pods and the policy", () => {
  const spec = {
    podSelector: { matchLabels: { app: "web" } },
    ingress: [
      {
        from: [{ podSelector: { matchLabels: { app: "edge" } } }, { namespaceSelector: {} }],
        ports: [{ port: 8080 }, { port: 53, protocol: "UDP" }],
      },
      { from: [{ namespaceSelector: {} }], ports: [{ port: 53 }] },
    ],
    egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }] }],
  };
  const ingress = "pods app=web in shop (ingress of network policy rule)";
  expect(paths(spec)).toEqual([
    ["all pods in every namespace", ingress, "tcp/udp 53, tcp 8080"],
    ["pods app=edge in shop", ingress, "udp 53, tcp 8080"],
    [
      "pods app=web in shop (egress of network policy rule)",
      "10.0.0.0/8 except 10.1.0.0/16",
      "all traffic",
    ],
  ]);
});

test("a direction without rules lets nothing through, and a rule without peers everybody", () => {
  const deny = { podSelector: {}, policyTypes: ["Ingress", "Egress"], egress: [{}] };
  expect(paths(deny)).toEqual([
    ["all pods in shop (egress of network policy rule)", "anybody", "all traffic"],
    ["nobody", "all pods in shop (ingress of network policy rule)", "no traffic"],
  ]);
});

test("without policyTypes only ingress, without a namespace the default one", () => {
  expect(paths({ podSelector: {} }, { name: "rule" })).toEqual([
    ["nobody", "all pods in default (ingress of network policy rule)", "no traffic"],
  ]);
});

const named = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const expressions = (...matchExpressions: readonly unknown[]) => ({ matchExpressions });

test.each([
  [{ namespaceSelector: named("kube-system") }, "all pods in kube-system"],
  [
    { namespaceSelector: { ...named("a"), ...expressions({ key: "b", operator: "Exists" }) } },
    "all pods in namespaces kubernetes.io/metadata.name=a, b",
  ],
  [
    { namespaceSelector: named("kube-system"), podSelector: { matchLabels: { "k8s-app": "dns" } } },
    "pods k8s-app=dns in kube-system",
  ],
  [
    {
      podSelector: expressions(
        { key: "tier", operator: "In", values: ["a", "b"] },
        { key: "tier", operator: "NotIn", values: ["c"] },
        { key: "old", operator: "DoesNotExist" },
      ),
    },
    "pods tier in (a, b), tier notin (c), !old in shop",
  ],
  [{ podSelector: null, namespaceSelector: null }, "all pods in shop"],
  [{ podSelector: UNKNOWN }, "pods not known yet in shop"],
  [{ podSelector: { matchLabels: { $secret: true } } }, "pods not known yet in shop"],
  [
    { namespaceSelector: { matchLabels: { team: UNKNOWN } } },
    "all pods in namespaces team=not known yet",
  ],
  [{ ipBlock: { cidr: UNKNOWN } }, "not known yet"],
  [UNKNOWN, "not known yet"],
])("a peer %j is %s", (peer, text) => expect(peerOf(peer)).toBe(text));

test.each([
  [undefined, "all traffic"],
  [[], "all traffic"],
  [[{ protocol: "SCTP" }], "sctp"],
  [[{ port: "http" }, { port: 30000, endPort: 30010 }], "tcp 30000-30010, tcp http"],
  [[{ port: UNKNOWN }], "tcp not known yet"],
  [UNKNOWN, "port not known yet"],
])("ports %j are %s", (ports, text) => expect(portsOf(ports)?.[2]).toBe(text));

test.each([
  [UNKNOWN, { name: "rule", namespace: "shop" }, "pods not known yet in shop"],
  [
    { podSelector: {}, ingress: UNKNOWN },
    { namespace: UNKNOWN },
    "all pods in a namespace not known yet",
  ],
])("what is not known is not taken for a denial", (spec, metadata, pods) => {
  expect(paths(spec, metadata)).toEqual([
    ["not known yet", `${pods} (ingress of network policy rule)`, "port not known yet"],
  ]);
});

test("they stand in the table of traffic, and hostile names do nothing", () => {
  const hostile = { matchLabels: { app: HOSTILE_NAME } };
  const page = formatHtml(
    stackWith({
      podSelector: hostile,
      ingress: [{ from: [{ podSelector: hostile }], ports: [{ port: HOSTILE_NAME }] }],
    }),
  );
  const [row = ""] =
    /<tr\s+data-item\s+data-from="from-0"\s+data-to="to-0"[^]*?<\/tr>/.exec(page) ?? [];
  expect(row).toContain("ingress of network policy rule");
  expect(row.replace(/<\/?(tr|td|span|code)\b[^<>]*>/g, "")).not.toMatch(/[<>]/);
  expect(page).not.toContain("<script>%0A");
});
