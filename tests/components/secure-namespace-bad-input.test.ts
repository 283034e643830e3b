import { SecureNamespace, type SecureNamespaceArgs } from "../../components";
import { refusal } from "./refusal";

const NETWORK = "an IPv4 or IPv6 network such as 10.20.0.0/16 with no host bits set";
const ports = [{ port: 443 }];
const to = (cidr: string, except?: string[]): SecureNamespaceArgs => ({
  traffic: { toCidrs: [{ cidr, except, ports }] },
});
const other = (namespace: string, podLabels?: Record<string, string>): SecureNamespaceArgs => ({
  traffic: { toNamespaces: [{ namespace, podLabels, ports }] },
});
const BECAUSE = { reason: "The importer needs it", owner: "data", expires: "2026-12-31" };
/** What a caller without a type checker writes. */
const untyped = (args: object): SecureNamespaceArgs =>
  Object.assign<SecureNamespaceArgs, object>({}, args);
const relaxed = (relaxations: object): SecureNamespaceArgs =>
  untyped({ access: [{ persona: "developer", groups: ["developers"] }], relaxations });

describe("a namespace refuses, before anything is registered,", () => {
  test.each<[string, SecureNamespaceArgs, string]>([
    [
      "a size that there is not",
      untyped({ size: "huge" }),
      'size: found "huge", wanted one of small, medium, large.',
    ],
    [
      "a quota below what a container gets",
      { quota: { requestsMemory: "64Mi" } },
      'quota.requestsMemory: found "64Mi", wanted at least limits.defaultRequestMemory, which is 128Mi.',
    ],
    [
      "limits in the wrong order",
      { limits: { maxCpu: "250m" } },
      'limits.maxCpu: found "250m", wanted at least limits.defaultCpu, which is 500m.',
    ],
    [
      "limits of which the least is too much",
      { limits: { minMemory: "0.5Gi" } },
      'limits.defaultRequestMemory: found "128Mi", wanted at least limits.minMemory, which is 0.5Gi.',
    ],
    [
      "a count that is none",
      { objectCounts: { pods: 0 } },
      "objectCounts.pods: found 0, wanted a whole number from 1 to 100000.",
    ],
    [
      "a label that Kubernetes refuses",
      { labels: { team: "the shop" } },
      'labels.team: found "the shop", wanted a label value of at most 63 letters, digits, dots, hyphens and underscores.',
    ],
    [
      "a label of its own",
      { labels: { "hardened-cluster/trust": "trusted" } },
      'labels: found "hardened-cluster/trust", wanted labels outside hardened-cluster/, which the component sets.',
    ],
    ["no owner", { owner: "" }, "owner: found nothing, wanted the name of a team."],
    [
      "the metadata address",
      to("169.254.169.254/32"),
      'traffic.toCidrs[0].cidr: found "169.254.169.254/32", wanted a network without the instance metadata address 169.254.169.254/32.',
    ],
    [
      "the link-local network",
      to("169.254.0.0/16"),
      'traffic.toCidrs[0].cidr: found "169.254.0.0/16", wanted a network without the instance metadata address 169.254.169.254/32.',
    ],
    [
      "the metadata address in IPv6",
      to("fd00:ec2::/64"),
      'traffic.toCidrs[0].cidr: found "fd00:ec2::/64", wanted a network without the instance metadata address fd00:ec2::254/128.',
    ],
    [
      "the metadata address as an endpoint",
      { traffic: { awsEndpointCidrs: ["169.254.169.254/31"] } },
      'traffic.awsEndpointCidrs[0]: found "169.254.169.254/31", wanted a network without the instance metadata address 169.254.169.254/32.',
    ],
    [
      "host bits",
      to("10.0.0.1/8"),
      `traffic.toCidrs[0].cidr: found "10.0.0.1/8", wanted ${NETWORK}.`,
    ],
    ["no network", to("anywhere"), `traffic.toCidrs[0].cidr: found "anywhere", wanted ${NETWORK}.`],
    [
      "IPv4 in IPv6 form",
      to("::ffff:169.254.169.254/128"),
      `traffic.toCidrs[0].cidr: found "::ffff:169.254.169.254/128", wanted ${NETWORK}.`,
    ],
    [
      "an exception that is everything",
      to("10.0.0.0/8", ["10.0.0.0/8"]),
      'traffic.toCidrs[0].except[0]: found "10.0.0.0/8", wanted a smaller network within 10.0.0.0/8.',
    ],
    [
      "an exception elsewhere",
      to("10.0.0.0/8", ["192.168.0.0/16"]),
      'traffic.toCidrs[0].except[0]: found "192.168.0.0/16", wanted a smaller network within 10.0.0.0/8.',
    ],
    [
      "no port",
      { traffic: { sameNamespace: [] } },
      "traffic.sameNamespace: found [], wanted a list with at least one port.",
    ],
    [
      "a port that there is not",
      { traffic: { sameNamespace: [{ port: 90, toPort: 80 }] } },
      'traffic.sameNamespace[0]: found {"port":90,"toPort":80}, wanted ports from 1 to 65535, the last not before the first.',
    ],
    [
      "a protocol that there is not",
      untyped({ traffic: { sameNamespace: [{ port: 80, protocol: "icmp" }] } }),
      'traffic.sameNamespace[0].protocol: found "icmp", wanted one of tcp, udp.',
    ],
    [
      "a pattern of namespaces",
      other("team-*"),
      'traffic.toNamespaces[0].namespace: found "team-*", wanted the name of a namespace, without a pattern.',
    ],
    [
      "itself among others",
      other("shop"),
      'traffic.toNamespaces[0].namespace: found "shop", wanted another namespace: pods of this one are allowed by sameNamespace.',
    ],
    [
      "labels of no pods",
      other("bank", {}),
      "traffic.toNamespaces[0].podLabels: found {}, wanted at least one label, or no podLabels.",
    ],
    [
      "two allows about the same",
      {
        traffic: {
          fromCidrs: [
            { cidr: "10.0.0.0/8", ports: [{ port: 8000, toPort: 9000 }] },
            { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"], ports: [{ port: 8080 }] },
          ],
        },
      },
      "traffic.fromCidrs[1].ports: found 8080, wanted ports that traffic.fromCidrs[0] does not allow to the same peer.",
    ],
    [
      "the account that Kubernetes makes",
      { serviceAccounts: [{ name: "default" }] },
      'serviceAccounts[0].name: found "default", wanted a name of lower-case letters, digits and hyphens other than default.',
    ],
    [
      "an account twice",
      { serviceAccounts: [{ name: "web" }, { name: "web" }] },
      'serviceAccounts[1].name: found "web", wanted a name that is not already at serviceAccounts[0].name.',
    ],
    [
      "a role without a cluster",
      { serviceAccounts: [{ name: "web", roleArn: "arn:aws:iam::111122223333:role/web" }] },
      "clusterName: found nothing, wanted the name of the EKS cluster, because serviceAccounts[0] has a role.",
    ],
    [
      "an unknown persona",
      untyped({ access: [{ persona: "admin", groups: ["us"] }] }),
      'access[0].persona: found "admin", wanted one of viewer, developer, operator.',
    ],
    [
      "a persona of nobody",
      { access: [{ persona: "viewer", groups: [] }] },
      "access[0].groups: found [], wanted a list with at least one group.",
    ],
    [
      "a group of Kubernetes",
      { access: [{ persona: "viewer", groups: ["system:authenticated"] }] },
      'access[0].groups[0]: found "system:authenticated", wanted a group of your own: system:, eks:, aws:, amazon: and iam: are reserved.',
    ],
    [
      "a persona twice",
      {
        access: [
          { persona: "viewer", groups: ["a"] },
          { persona: "viewer", groups: ["b"] },
        ],
      },
      'access[1].persona: found "viewer", wanted a persona that is not in the list already; it may have several groups.',
    ],
    [
      "a relaxation without reason",
      relaxed({ readSecrets: { ...BECAUSE, reason: "" } }),
      "relaxations.readSecrets.reason: found nothing, wanted a sentence of at least 10 characters that says why.",
    ],
    [
      "a relaxation without owner",
      relaxed({ readSecrets: { reason: BECAUSE.reason, expires: BECAUSE.expires } }),
      "relaxations.readSecrets.owner: found nothing, wanted a person or team, here or as owner of the namespace.",
    ],
    [
      "a relaxation for ever",
      relaxed({ readSecrets: { ...BECAUSE, expires: "never" } }),
      'relaxations.readSecrets.expires: found "never", wanted a date that exists, as YYYY-MM-DD.',
    ],
    [
      "a date that there is not",
      relaxed({ readSecrets: { ...BECAUSE, expires: "2026-02-30" } }),
      'relaxations.readSecrets.expires: found "2026-02-30", wanted a date that exists, as YYYY-MM-DD.',
    ],
    [
      "a relaxation that there is not",
      relaxed({ hostNetwork: true }),
      "relaxations.hostNetwork: found true, wanted no such relaxation; there are podSecurity, deployByHand, openSessions, readSecrets, loadBalancers, nodePorts.",
    ],
    [
      "a level that is no relaxation",
      relaxed({ podSecurity: { ...BECAUSE, level: "restricted" } }),
      'relaxations.podSecurity.level: found "restricted", wanted one of baseline, privileged.',
    ],
    [
      "no load balancers",
      relaxed({ loadBalancers: { ...BECAUSE, count: 0 } }),
      "relaxations.loadBalancers.count: found 0, wanted a whole number from 1 to 100.",
    ],
    [
      "a relaxation that nobody can use",
      { relaxations: { openSessions: BECAUSE } },
      `relaxations.openSessions: found ${JSON.stringify(BECAUSE)}, wanted no such relaxation without a developer or operator in access.`,
    ],
    [
      "a class whose name is no name",
      { isolation: { runtimeClassName: "it's" } },
      `isolation.runtimeClassName: found "it's", wanted the name of a RuntimeClass of lower-case letters, digits and hyphens.`,
    ],
    [
      "a class of no nodes",
      { isolation: { runtimeClassName: "shop", nodes: {} } },
      "isolation.nodes.labels: found {}, wanted at least one label of the nodes.",
    ],
    [
      "a sandbox on any nodes",
      { isolation: { runtimeClassName: "shop", nodes: { handler: "runsc", labels: { a: "b" } } } },
      "isolation.nodes.handlerNodeGroup: found nothing, wanted a node group that has the handler runsc, because EKS nodes come with runc alone.",
    ],
  ])("%s", async (_name, args, message) => {
    const found = await refusal(() => new SecureNamespace("shop", args));
    expect(found).toBe(`SecureNamespace "shop": ${message}`);
  });
});
