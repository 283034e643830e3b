import { AccountGuards, ClusterPki, HardenedCluster, SecureNamespace } from "../../components";
import { ImageCacheRole } from "../../components/registry/image-cache-role";
import { KarpenterNodePool } from "../../components/nodes/karpenter-pool";
import { PullThroughCache } from "../../components/registry/pull-through-cache";
import { controls } from "../../policy-pack/controls";
import { judge } from "../support/judge";
import { recordedPreview } from "../support/recorded-preview";
import type { Stack, TestResource } from "../support/stack";
import { ABSENT, parsePath, tweak } from "../support/tweak";
import { EVERYTHING } from "./blue-cluster";
import { MUTATIONS } from "./mutations";
import { ALSO } from "./mutations/also";
import { NAMESPACE_OPTIONS } from "./namespace-options";
import type { MutationRow } from "./mutations/row";
import { isWatched, isWiring, propertiesOf } from "./mutations/set-properties";
import { unsoundRows } from "./mutations/table";
import { UNENFORCED } from "./mutations/unenforced";
import { ALL_DOMAINS } from "./pki-example";
import { record } from "./recording";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const AT = { accountId: "111122223333", region: "eu-central-1", clusterName: "blue" };
const ROWS = Object.values(MUTATIONS).flat();
const IDS = new Set(controls.map(({ id }) => id));

/** Every component with every option. */
function everything(): void {
  const cluster = new HardenedCluster("blue", EVERYTHING);
  const inside = { provider: cluster.provider, dependsOn: [cluster] };
  new SecureNamespace("web", NAMESPACE_OPTIONS, inside);
  new KarpenterNodePool(
    "pool",
    {
      clusterName: "blue",
      instanceProfileName: "blue-karpenter",
      subnetIds: ["subnet-1"],
      securityGroupId: "sg-1",
      volumesKeyArn: KEY,
    },
    inside,
  );
  new AccountGuards("guards", {
    ebsKeyArn: KEY,
    allowedImages: "enabled",
    vpcPublicAccess: "block-bidirectional",
  });
  const upstreams = [{ upstream: "quay" as const }];
  const { roleArn: creationRoleArn } = new ImageCacheRole("cache", {
    ...AT,
    upstreams,
    permissionsBoundaryArn: EVERYTHING.permissionsBoundaryArn,
  });
  new PullThroughCache("cache", {
    ...AT,
    hasRouteOut: true,
    upstreams,
    keyArn: KEY,
    creationRoleArn,
  });
  new ClusterPki("pki", { clusterName: "blue", domains: ALL_DOMAINS });
  new ClusterPki("private-ca", {
    clusterName: "green",
    source: "acm-pca",
    domains: [{ domain: "webhooks" }],
  });
}

/** A preview, and which controls object to it as it is. */
class Preview {
  private readonly usual: ReadonlySet<string>;

  constructor(private readonly stack: Stack) {
    this.usual = new Set(violations(stack));
  }

  ofType(type: string): TestResource[] {
    return this.stack.filter((one) => one.type === type);
  }

  /** What the components set: resource type and property. */
  get properties(): (readonly [string, string])[] {
    return this.stack
      .filter(({ type }) => /^(aws|kubernetes|tls):/.test(type))
      .flatMap(({ type, inputs }) => propertiesOf(inputs).map((one) => [type, one] as const));
  }

  /** The controls that object to the flip at one resource which holds the property, and to nothing else. */
  objecting({ type, resource, path, flip }: MutationRow): string[] {
    const holder = this.ofType(type).find(({ name }) => new RegExp(resource).test(name));
    if (holder === undefined) throw new Error(`no ${type} has a name like ${resource}`);
    const value = flip === undefined ? ABSENT : flip;
    const stack = this.stack.map((one) =>
      one === holder ? tweak([one], one.name, parsePath(path), value) : one,
    );
    const fired = violations(stack.flat()).filter((one) => !this.usual.has(one));
    return [...new Set(fired.map((one) => one.split(" ")[0] ?? ""))].sort();
  }
}

/** Violations, each as control, resource and path. */
function violations(stack: Stack): string[] {
  const { findings } = judge(stack).evaluations;
  return findings
    .filter(({ status }) => status === "violation")
    .map(({ control, urn, path }) => `${control} ${urn} ${path}`);
}

let previews: readonly Preview[];
beforeAll(async () => {
  const options = await record(everything);
  expect(options.errors).toEqual([]);
  const stacks = [recordedPreview("dev"), recordedPreview("production"), options.resources];
  previews = stacks.map((stack) => new Preview(stack));
});

/** The first preview that has what the row flips, everywhere where the row says so. */
function home(row: MutationRow): Preview | undefined {
  return previews.find((preview) => unsoundRows([row], preview).length === 0);
}

const key = ({ type, path, control }: MutationRow): string => `${control} ${type} ${path}`;

test("every row flips what one of the stacks has, or a stack with every option", () => {
  expect(ROWS.length).toBeGreaterThan(200);
  const homeless = ROWS.filter((row) => home(row) === undefined);
  expect(homeless.map((row) => previews.map((preview) => unsoundRows([row], preview)))).toEqual([]);
});

test("no row stands there twice", () => {
  const names = ROWS.map((row) => JSON.stringify([row, row.flip === undefined]));
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

test("every row names a control of the pack", () => {
  expect(ROWS.filter(({ control }) => !IDS.has(control))).toEqual([]);
});

test.each(ROWS)("$control objects to $type with $path: $flip", (row) => {
  const expected = [row.control, ...Object.keys(ALSO[key(row)] ?? {})].sort();
  expect(home(row)?.objecting(row)).toEqual(expected);
});

test("reasons for further objections are about rows that there are", () => {
  const keys = new Set(ROWS.map(key));
  expect(Object.keys(ALSO).filter((one) => !keys.has(one))).toEqual([]);
});

// A new property of a component needs a row and a control, or an entry that says why no control can judge it.
test("every property that the components set is watched, or stands in docs/unenforced.md", () => {
  const set = previews.flatMap(({ properties }) => properties);
  const left = set.filter(([type, one]) => !isWiring(one) && !isWatched(type, one, ROWS));
  const open = new Set(left.map((property) => property.join(" ")));
  const entries = UNENFORCED.flatMap(({ properties }) => properties);
  expect([...open].sort()).toEqual([...entries].sort());
});
