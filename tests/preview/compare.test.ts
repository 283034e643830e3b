import { compareReports } from "../../preview/compare";
import { isFailing, type ReportDocument } from "../../preview/report";
import type { ResourceEntry } from "../../preview/report/document";
import { entry, finding, report } from "./fixtures/report";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const CLUSTER = "aws:eks/cluster:Cluster";
const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const ROLE = "aws:iam/role:Role";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

function compare(
  before: readonly ResourceEntry[],
  after: readonly ResourceEntry[],
  acknowledged: readonly string[] = [],
): ReportDocument {
  return compareReports(
    report([], { resources: before }),
    report([], { resources: after }),
    acknowledged,
  );
}

const comparisonOf = ({ comparison }: ReportDocument) => {
  if (comparison === undefined) throw new Error("no comparison");
  return comparison;
};

const map = (name: string, data: unknown, overrides: Partial<ResourceEntry> = {}) =>
  entry(CONFIG_MAP, name, { inputs: { data }, ...overrides });

describe("resources", () => {
  test("are added, removed and changed, each change with its path", () => {
    const before = [
      map("a", { x: "1", list: [1, 2] }),
      map("gone", {}),
      map("same", { text: "t" }),
    ];
    const after = [
      map("a", { x: "2", list: [1, 2, { y: 3 }] }),
      map("same", { text: "t" }),
      map("new", {}),
    ];
    const { added, removed, changed } = comparisonOf(compare(before, after));
    expect(added.map(({ name }) => name)).toEqual(["new"]);
    expect(removed.map(({ name }) => name)).toEqual(["gone"]);
    expect(changed).toEqual([
      {
        urn: entry(CONFIG_MAP, "a").urn,
        type: CONFIG_MAP,
        name: "a",
        properties: [
          { path: "data.x", before: "1", after: "2" },
          { path: "data.list[2]", before: "", after: '{"y":3}' },
        ],
      },
    ]);
  });

  test("that an alias renames are the same ones", () => {
    const old = map("old", { x: "1" });
    const options = { ...old.options, aliases: [old.urn] };
    const { added, removed, changed } = comparisonOf(
      compare([old], [map("new", { x: "1" }, { options })]),
    );
    expect([added, removed]).toEqual([[], []]);
    expect(changed[0]?.properties).toEqual([
      { path: "urn", before: old.urn, after: entry(CONFIG_MAP, "new").urn },
    ]);
  });

  test("an alias of something that is still there renames nothing", () => {
    const old = map("old", {});
    const options = { ...old.options, aliases: [old.urn] };
    const { added, removed } = comparisonOf(compare([old], [map("new", {}, { options }), old]));
    expect([added.length, removed.length]).toEqual([1, 0]);
  });

  test("policies are compared inside, secrets are never told, ignored changes are left out", () => {
    const policy = (action: string) => JSON.stringify({ Statement: [{ Action: [action] }] });
    const before = map("a", { policy: policy("s3:Get"), token: { $secret: true }, ignored: 1 });
    const after = map(
      "a",
      { policy: policy("s3:Put"), token: "plain", ignored: 2 },
      { options: { ...before.options, ignoreChanges: ["data.ignored"] } },
    );
    expect(comparisonOf(compare([before], [after])).changed[0]?.properties).toEqual([
      { path: "data.policy.Statement[0].Action[0]", before: "s3:Get", after: "s3:Put" },
      { path: "data.token", before: "(secret)", after: "plain" },
    ]);
  });

  test("texts that only begin like JSON, and absent and inherited keys, are compared as they are", () => {
    const before = map("a", { text: "[x", constructor: "own" });
    const after = map("a", { text: "[y" });
    expect(comparisonOf(compare([before], [after])).changed[0]?.properties).toEqual([
      { path: "data.text", before: "[x", after: "[y" },
      { path: "data.constructor", before: "own", after: "" },
    ]);
  });

  test("of long texts the part that differs is told", () => {
    const text = (end: string) => map("a", { text: `${"x".repeat(300)}${end}${"y".repeat(300)}` });
    const [change] = comparisonOf(compare([text("1")], [text("2")])).changed[0]?.properties ?? [];
    expect(change?.before).toBe(`…${"x".repeat(20)}1${"y".repeat(99)}…`);
    expect(change?.after).toBe(`…${"x".repeat(20)}2${"y".repeat(99)}…`);
  });

  test("arguments of components are not told; their resources are", () => {
    const component = (size: number) =>
      entry("demo:index:Thing", "a", { custom: false, inputs: { size } });
    expect(comparisonOf(compare([component(1)], [component(2)])).changed).toEqual([]);
  });
});

describe("unknown values", () => {
  const urnOf = (type: string, name: string) => entry(type, name).urn;
  const cluster = (subnets: readonly string[], groups: readonly string[]) =>
    entry(CLUSTER, "main", {
      inputs: { vpcConfig: { subnetIds: [UNKNOWN], securityGroupIds: [UNKNOWN] } },
      propertyDependencies: {
        vpcConfig: [
          ...subnets.map((name) => urnOf(SUBNET, name)),
          ...groups.map((name) => urnOf(GROUP, name)),
        ],
      },
    });

  test("are compared by what they refer to", () => {
    const { changed, impacts } = comparisonOf(
      compare([cluster(["a"], ["g"])], [cluster(["b"], ["g"])]),
    );
    expect(changed[0]?.properties).toEqual([
      {
        path: "vpcConfig",
        before: "refers to a (aws:ec2:Subnet)",
        after: "refers to b (aws:ec2:Subnet)",
      },
    ]);
    expect(impacts.map(({ id }) => id)).toEqual(["cluster-subnets:main"]);
  });

  test("another reference of the same property is not taken for theirs", () => {
    const compared = compare([cluster(["a"], ["g"])], [cluster(["a"], ["h"])]);
    expect(comparisonOf(compared).impacts).toEqual([]);
    expect(comparisonOf(compared).changed).toHaveLength(1);
  });

  test("a known value differs from no unknown one: a preview with --resolved compares with one without", () => {
    const known = entry(CLUSTER, "main", {
      inputs: { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } },
      propertyDependencies: cluster(["a"], ["g"]).propertyDependencies,
    });
    expect(comparisonOf(compare([cluster(["a"], ["g"])], [known])).changed).toEqual([]);
  });

  test("a renamed resource is the same reference", () => {
    const old = entry(SUBNET, "a");
    const now = entry(SUBNET, "b", { options: { ...old.options, aliases: [old.urn] } });
    const compared = compare([old, cluster(["a"], [])], [now, cluster(["b"], [])]);
    expect(comparisonOf(compared).impacts).toEqual([]);
  });
});

describe("replacements reach what refers to the resource", () => {
  const role = (name: string) => entry(ROLE, "control-plane", { inputs: { name } });
  const vpc = (cidrBlock: string) => entry("aws:ec2/vpc:Vpc", "main", { inputs: { cidrBlock } });
  const subnet = entry(SUBNET, "a", {
    inputs: { vpcId: UNKNOWN },
    propertyDependencies: { vpcId: [vpc("").urn] },
  });
  const cluster = entry(CLUSTER, "main", {
    inputs: { roleArn: UNKNOWN, vpcConfig: { subnetIds: [UNKNOWN] } },
    propertyDependencies: { roleArn: [role("").urn], vpcConfig: [subnet.urn] },
  });

  test("the role of a cluster has another name", () => {
    const { impacts } = comparisonOf(compare([role("x"), cluster], [role("y"), cluster]));
    expect(impacts).toMatchObject([
      {
        id: "cluster-role:main",
        effect: "replaces-cluster",
        properties: [
          { path: "roleArn", after: "refers to control-plane (aws:iam:Role), which is replaced" },
        ],
      },
    ]);
  });

  test("over several steps: the range of a VPC, its subnets, the cluster", () => {
    const { impacts } = comparisonOf(
      compare([vpc("10.0.0.0/16"), subnet, cluster], [vpc("10.1.0.0/16"), subnet, cluster]),
    );
    expect(impacts.map(({ id }) => id)).toEqual(["vpc-replaced:main", "cluster-subnets:main"]);
  });
});

describe("acknowledgements", () => {
  const key = (name: string, overrides: Partial<ResourceEntry> = {}) =>
    entry("aws:kms/key:Key", name, overrides);
  const both = [key("a"), key("b")];

  test("without one every change is a mandatory finding that says what to write", () => {
    const compared = compare(both, []);
    expect(compared.findings.every(isFailing)).toBe(true);
    expect(compared.summary.violation).toBe(2);
    expect(compared.findings[0]).toMatchObject({
      control: "irreversible-change",
      severity: "critical",
      urn: key("a").urn,
      found: "deleted",
      wanted: "--acknowledge kms-key-deleted:a",
      fingerprint: "irreversible-change|aws:kms/key:Key::a|kms-key-deleted",
    });
    expect(compared.findings[0]?.message).toMatch(
      /^The key is scheduled for deletion\. .* If that is meant: --acknowledge kms-key-deleted:a\.$/,
    );
  });

  test("one for a change covers that alone, one for a rule all of it", () => {
    const one = compare(both, [], ["kms-key-deleted:a"]);
    expect(one.findings.map(({ wanted }) => wanted)).toEqual(["--acknowledge kms-key-deleted:b"]);
    expect(comparisonOf(one).impacts.map(({ acknowledged }) => acknowledged)).toEqual([
      true,
      false,
    ]);
    const all = compare(both, [], ["kms-key-deleted"]);
    expect([all.findings, all.diagnostics]).toEqual([[], []]);
  });

  test("one that nothing needs is told", () => {
    expect(compare(both, both, ["kms-key-deleted:a"]).diagnostics).toEqual([
      {
        severity: "warning",
        message:
          "--acknowledge kms-key-deleted:a: no change of this comparison has that id. Take it out, or it covers a later one.",
        urn: "",
        source: "",
      },
    ]);
  });

  test("resources of one name have ids of their own, names that a shell would read are quoted", () => {
    const twins = [
      key("a"),
      key("a", { urn: "urn:pulumi:dev::demo::x:index:X$aws:kms/key:Key::a" }),
    ];
    expect(new Set(comparisonOf(compare(twins, [])).impacts.map(({ id }) => id)).size).toBe(2);
    expect(compare([key("it's $HOME")], []).findings[0]?.wanted).toBe(
      `--acknowledge 'kms-key-deleted:it'\\''s $HOME'`,
    );
  });

  test("a protected resource, and one that only moved, are told as such", () => {
    const options = { ...key("a").options, protect: true };
    const moved = key("a", { urn: "urn:pulumi:dev::demo::x:index:X$aws:kms/key:Key::a" });
    const [found] = compare([key("a", { options })], [moved]).findings;
    expect(found?.message).toContain("It is protected: the deployment fails until");
    expect(found?.message).toContain(`new as ${moved.urn}: with the alias ${key("a").urn}`);
  });
});

describe("verdicts", () => {
  const before = report([
    finding({ fingerprint: "stays" }),
    finding({ fingerprint: "repaired" }),
    finding({ fingerprint: "worse", level: "advisory" }),
    finding({ fingerprint: "twice" }),
    finding({ control: "irreversible-change", fingerprint: "of the last comparison" }),
  ]);
  const after = report([
    finding({ fingerprint: "twice" }),
    finding({ fingerprint: "twice" }),
    finding({ fingerprint: "worse" }),
    finding({ fingerprint: "stays", message: "in other words" }),
  ]);

  test("are new or gone by fingerprint, status and level, as often as they are there", () => {
    const { verdicts } = comparisonOf(compareReports(before, after, []));
    expect(verdicts.new.map(({ fingerprint, level }) => [fingerprint, level])).toEqual([
      ["twice", "mandatory"],
      ["worse", "mandatory"],
    ]);
    expect(verdicts.gone.map(({ fingerprint, level }) => [fingerprint, level])).toEqual([
      ["repaired", "mandatory"],
      ["worse", "advisory"],
    ]);
  });
});
