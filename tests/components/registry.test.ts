import fc from "fast-check";
import { InvalidArgumentError } from "../../components";
import { cacheRoleName, ImageCacheRole } from "../../components/registry/image-cache-role";
import { ImageRegistry, type ImageRegistryArgs } from "../../components/registry/image-registry";
import {
  PullThroughCache,
  type PullThroughCacheArgs,
} from "../../components/registry/pull-through-cache";
import { planRegistry } from "../../components/registry/registry-plan";
import { lifecyclePolicy, repositoryPolicy } from "../../components/registry/registry-policies";
import { planCache, Upstream } from "../../components/registry/upstreams";
import { REGISTRY_ROWS } from "./mutations/registry";
import { unsoundRows } from "./mutations/table";
import { record, UNKNOWN, type Recording } from "./recording";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const BUILDER = "arn:aws:iam::111122223333:role/builder";
const REGISTRY: ImageRegistryArgs = {
  accountId: "111122223333",
  region: "eu-central-1",
  repositories: ["storefront/web", "payments"],
  keyArn: KEY,
  pushRoleArns: [BUILDER],
};
const CACHE: PullThroughCacheArgs = {
  accountId: "111122223333",
  region: "eu-central-1",
  hasRouteOut: true,
  upstreams: [{ upstream: "quay" }, { upstream: "kubernetes", prefix: "k8s/mirror" }],
  keyArn: KEY,
  creationRoleArn: "arn:aws:iam::111122223333:role/blue-image-cache",
};

let preview: Recording;

beforeAll(async () => {
  preview = await record(() => {
    new ImageRegistry("images", REGISTRY);
    const role = new ImageCacheRole("cache", { clusterName: "blue", ...CACHE });
    new PullThroughCache("cache", { ...CACHE, creationRoleArn: role.roleArn });
  });
});

test("a registry has these resources, and a cache", () => {
  expect(preview.errors).toEqual([]);
  expect(preview.list).toEqual([
    "aws:ecr/lifecyclePolicy:LifecyclePolicy images-payments-lifecycle",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy images-storefront-web-lifecycle",
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule cache-k8s-mirror",
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule cache-quay",
    "aws:ecr/repository:Repository images-payments",
    "aws:ecr/repository:Repository images-storefront-web",
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate cache-k8s-mirror",
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate cache-quay",
    "aws:ecr/repositoryPolicy:RepositoryPolicy images-payments-policy",
    "aws:ecr/repositoryPolicy:RepositoryPolicy images-storefront-web-policy",
    "aws:iam/role:Role cache-role",
    "aws:iam/rolePolicy:RolePolicy cache-repositories",
    "hardened-cluster:index:ImageCacheRole cache",
    "hardened-cluster:index:ImageRegistry images",
    "hardened-cluster:index:PullThroughCache cache",
  ]);
});

test("a repository is immutable, scanned and encrypted, and stays while it holds images", () => {
  expect(preview.inputs("aws:ecr/repository:Repository images-storefront-web")).toEqual({
    name: "storefront/web",
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: KEY }],
    forceDelete: false,
  });
});

test("cached repositories are made with the same settings", () => {
  const template = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate cache-quay";
  expect(preview.inputs(template)).toEqual({
    prefix: "quay",
    description: "Images of quay.io",
    appliedFors: ["PULL_THROUGH_CACHE"],
    customRoleArn: UNKNOWN,
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: KEY }],
    lifecyclePolicy: lifecyclePolicy(14, 100),
    repositoryPolicy: repositoryPolicy({
      partition: "aws",
      accountId: "111122223333",
      pullAccountIds: [],
    }),
  });
  const rule = preview.at("aws:ecr/pullThroughCacheRule:PullThroughCacheRule cache-quay");
  expect(rule.inputs).toEqual({ ecrRepositoryPrefix: "quay", upstreamRegistryUrl: "quay.io" });
  const before = preview.before(rule);
  expect(before).toContain(preview.at(template).urn);
  expect(before).toContain(preview.at("aws:iam/rolePolicy:RolePolicy cache-repositories").urn);
});

test("the role that makes cached repositories reaches their prefixes and nothing else", () => {
  const statements = (name: string): unknown =>
    JSON.parse(String(preview.inputs(`aws:iam/rolePolicy:RolePolicy ${name}`)["policy"]));
  expect(statements("cache-repositories")).toMatchObject({
    Statement: [
      {
        Effect: "Allow",
        Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
        Resource: [
          "arn:aws:ecr:eu-central-1:111122223333:repository/quay/*",
          "arn:aws:ecr:eu-central-1:111122223333:repository/k8s/mirror/*",
        ],
      },
    ],
  });
  expect(preview.inputs("aws:iam/role:Role cache-role")["name"]).toBe(cacheRoleName("blue"));
});

describe("the policy of a repository", () => {
  interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }
  const account = fc.stringMatching(/^\d{12}$/);
  const parse = (policy: string): readonly Statement[] =>
    (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement;

  test("allows only named accounts, and denies every account that is not named", () => {
    fc.assert(
      fc.property(account, fc.uniqueArray(account, { maxLength: 5 }), (accountId, pullers) => {
        const { policy } = planRegistry("test", {
          ...REGISTRY,
          accountId,
          pullAccountIds: pullers,
        });
        const statements = parse(policy);
        const [keepOut] = statements;
        expect(keepOut?.Effect).toBe("Deny");
        expect(keepOut?.Condition?.["StringNotEquals"]).toEqual({
          "aws:PrincipalAccount": [accountId, ...pullers],
        });
        const allowed = statements.filter(({ Effect }) => Effect === "Allow");
        expect(allowed).toHaveLength(pullers.length === 0 ? 0 : 1);
        expect(JSON.stringify(allowed)).not.toContain('"*"');
      }),
    );
  });

  test("lets only the named roles push", () => {
    const [, push] = parse(planRegistry("test", REGISTRY).policy);
    expect(push).toMatchObject({
      Sid: "OnlyNamedRolesPush",
      Effect: "Deny",
      Condition: { ArnNotEquals: { "aws:PrincipalArn": [BUILDER] } },
    });
  });
});

test("every upstream has an address, and those with credentials ask for them", () => {
  const secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ecr-pullthroughcache/x-1";
  for (const upstream of Object.values(Upstream)) {
    const plan = planCache("test", { ...CACHE, upstreams: [{ upstream, credentialArn: secret }] });
    expect(plan.rules).toEqual([
      { url: expect.stringMatching(/^[a-z0-9.-]+$/), prefix: upstream, credentialArn: secret },
    ]);
  }
});

const NAMES =
  "a repository name of 2 to 256 lower-case letters and digits, with single separators . _ - /";
const SECRET = "the ARN of a secret whose name starts with ecr-pullthroughcache/";

describe("refused before anything is registered:", () => {
  const registry = (changes: object) => () =>
    new ImageRegistry("x", Object.assign({ ...REGISTRY }, changes));
  const cache = (changes: object) => () =>
    new PullThroughCache("x", Object.assign({ ...CACHE }, changes));

  test.each<[() => unknown, string]>([
    [
      registry({ repositories: [] }),
      'ImageRegistry "x": repositories: found [], wanted a list with at least one repository name.',
    ],
    [
      registry({ repositories: ["Web"] }),
      `ImageRegistry "x": repositories[0]: found "Web", wanted ${NAMES}.`,
    ],
    [
      registry({ repositories: ["a"] }),
      `ImageRegistry "x": repositories[0]: found "a", wanted ${NAMES}.`,
    ],
    [
      registry({ repositories: ["ab", "ab"] }),
      'ImageRegistry "x": repositories[1]: found "ab", wanted a name that is not already at repositories[0].',
    ],
    [
      registry({ pushRoleArns: undefined }),
      'ImageRegistry "x": pushRoleArns: found nothing, wanted a list with at least one IAM role ARN.',
    ],
    [
      registry({ pushRoleArns: ["arn:aws:iam::111122223333:root"] }),
      'ImageRegistry "x": pushRoleArns[0]: found "arn:aws:iam::111122223333:root", wanted the ARN of an IAM role such as arn:aws:iam::111122223333:role/deployer.',
    ],
    [
      registry({ pullAccountIds: ["*"] }),
      'ImageRegistry "x": pullAccountIds[0]: found "*", wanted an AWS account id of 12 digits.',
    ],
    [
      registry({ keptImages: 1 }),
      'ImageRegistry "x": keptImages: found 1, wanted a whole number from 10 to 20000.',
    ],
    [
      registry({ untaggedDays: 0 }),
      'ImageRegistry "x": untaggedDays: found 0, wanted a whole number from 1 to 365.',
    ],
    [
      cache({ hasRouteOut: false }),
      'PullThroughCache "x": hasRouteOut: found false, wanted true: the first pull of an image needs a route to the internet; without one, push the images to an ImageRegistry.',
    ],
    [
      cache({ upstreams: [] }),
      'PullThroughCache "x": upstreams: found [], wanted a list with at least one upstream.',
    ],
    [
      cache({ upstreams: [{ upstream: "acme" }] }),
      'PullThroughCache "x": upstreams[0].upstream: found "acme", wanted one of ecr-public, kubernetes, quay, docker-hub, github, gitlab.',
    ],
    [
      cache({ upstreams: [{ upstream: "docker-hub" }] }),
      `PullThroughCache "x": upstreams[0].credentialArn: found nothing, wanted ${SECRET}.`,
    ],
    [
      cache({ upstreams: [{ upstream: "quay" }, { upstream: "ecr-public", prefix: "quay" }] }),
      'PullThroughCache "x": upstreams[1].prefix: found "quay", wanted a prefix that is not already at upstreams[0].',
    ],
    [
      cache({ upstreams: [{ upstream: "quay", prefix: "x".repeat(31) }] }),
      `PullThroughCache "x": upstreams[0].prefix: found "${"x".repeat(31)}", wanted a repository prefix of 2 to 30 lower-case letters and digits, with single separators.`,
    ],
    [
      cache({ keyArn: "" }),
      'PullThroughCache "x": keyArn: found nothing, wanted the ARN of a KMS key.',
    ],
  ])("%#", async (program, message) => {
    let thrown: unknown;
    const refused = await record(() => {
      try {
        program();
      } catch (error) {
        thrown = error;
      }
    });
    expect(thrown).toBeInstanceOf(InvalidArgumentError);
    expect(thrown).toHaveProperty("message", message);
    expect(refused.list).toEqual([]);
  });
});

test("every row of the mutation table meets a resource", () => {
  expect(REGISTRY_ROWS.length).toBeGreaterThan(10);
  expect(unsoundRows(REGISTRY_ROWS, preview)).toEqual([]);
});
