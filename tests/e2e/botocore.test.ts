import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { record } from "../components/recording";
import { allOptions } from "./botocore-options";
import { testUnless } from "./needs";

const ROOT = path.resolve(__dirname, "../..");
const BOTOCORE = "1.44.5";
/** Types of our stacks that no operation is written down for, each with the reason. */
const UNMAPPED: Readonly<Record<string, string>> = {
  "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive":
    "the provider compares rules and sends only revocations",
};
/** Differences between an input and the model that are meant to be. Each must occur. */
const EXPLAINED: readonly { readonly problem: string; readonly reason: string }[] = [];

interface Resource {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: unknown;
}

interface Verdict {
  readonly version: string;
  readonly checked: Readonly<Record<string, number>>;
  readonly unmapped: Readonly<Record<string, number>>;
  readonly values: number;
  readonly unknown: number;
  readonly problems: readonly {
    readonly type: string;
    readonly name: string;
    readonly path: string;
    readonly message: string;
  }[];
}

/** Python with botocore in an environment of the user's cache, or why there is none. */
function prepare(): { readonly python: string } | { readonly missing: string } {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  const folder = path.join(cache, "hardened-cluster", `botocore-${BOTOCORE}`);
  const python = path.join(folder, "bin", "python");
  const ready = (): boolean => spawnSync(python, ["-c", "import botocore"]).status === 0;
  if (ready()) return { python };
  if (spawnSync("python3", ["-m", "venv", folder]).status !== 0) {
    return { missing: "python3 with venv" };
  }
  spawnSync(python, ["-m", "pip", "install", "--quiet", `botocore==${BOTOCORE}`]);
  return ready() ? { python } : { missing: `botocore ${BOTOCORE} from PyPI` };
}

const prepared = prepare();

function testWithBotocore(name: string, run: (python: string) => Promise<void>): void {
  const python = "python" in prepared ? prepared.python : "";
  testUnless("missing" in prepared ? [prepared.missing] : [], name, () => run(python));
}

function check(python: string, resources: readonly Resource[]): Verdict {
  const script = path.join(__dirname, "botocore_check.py");
  const input = JSON.stringify({ resources });
  const run = spawnSync(python, ["-B", script], { input, encoding: "utf8", maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Verdict;
}

/** The AWS resources of a stack of this project, as the README's command previews it. */
function previewed(stack: string): Resource[] {
  const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"];
  const run = spawnSync(process.execPath, [...command, "--stack", stack, "--format", "json"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (run.stdout === "") throw new Error(run.stderr);
  const { resources } = JSON.parse(run.stdout) as { readonly resources: readonly Resource[] };
  return onlyAws(stack, resources);
}

function onlyAws(stack: string, resources: readonly Omit<Resource, "stack">[]): Resource[] {
  return resources
    .filter(({ type }) => type.startsWith("aws:"))
    .map(({ type, name, inputs }) => ({ stack, type, name, inputs }));
}

async function options(): Promise<Resource[]> {
  const { resources, errors } = await record(allOptions);
  expect(errors).toEqual([]);
  return onlyAws("options", resources);
}

describe("AWS's service models", () => {
  testWithBotocore(
    "accept every recorded input of both stacks and of the options",
    async (python) => {
      const stacks = ["dev", "production"].map(previewed);
      const verdict = check(python, [...stacks.flat(), ...(await options())]);
      const problems = verdict.problems.map(
        (one) => `${one.type} ${one.name} ${one.path}: ${one.message}`,
      );
      expect(problems.sort()).toEqual(EXPLAINED.map(({ problem }) => problem).sort());
      expect(Object.keys(verdict.unmapped).filter((type) => UNMAPPED[type] === undefined)).toEqual(
        [],
      );
      expect(Object.keys(verdict.checked).length).toBeGreaterThan(55);
      expect(verdict.values).toBeGreaterThan(900);
      expect(verdict.version).toBe(BOTOCORE);
    },
  );

  const GROUP = "aws:eks/nodeGroup:NodeGroup";
  const NODES = { nodeRoleArn: "arn", subnetIds: ["subnet-1"], clusterName: "blue" };

  testWithBotocore("refuse what is wrong", async (python) => {
    const wrong: readonly [string, object, string][] = [
      [GROUP, { ...NODES, amiType: "BOTTLEROCKET" }, "amiType: CreateNodegroup wants one of"],
      [GROUP, { ...NODES, sshKey: "x" }, "sshKey: CreateNodegroup has no member sshKey"],
      [
        GROUP,
        { ...NODES, clusterName: undefined },
        ": CreateNodegroup wants CreateNodegroupRequest.clusterName",
      ],
      [
        GROUP,
        { ...NODES, scalingConfig: { minSize: -1 } },
        "scalingConfig.minSize: CreateNodegroup wants at least 0, found -1",
      ],
      [GROUP, { ...NODES, labels: ["a"] }, "labels: CreateNodegroup wants a map"],
      [
        "aws:ecr/repository:Repository",
        { name: "Web" },
        "repositoryName: CreateRepository wants [a-z0-9]+",
      ],
      [
        "aws:kms/key:Key",
        { deletionWindowInDays: 400 },
        "PendingWindowInDays: ScheduleKeyDeletion wants at most 365, found 400",
      ],
      [
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        {
          ipProtocol: "tcp",
          securityGroupId: "sg-1",
          referencedSecurityGroupId: "sg-2",
          description: "API's",
        },
        "UserIdGroupPairs[0].Description: AuthorizeSecurityGroupIngress wants",
      ],
      [
        "aws:iam/rolePolicy:RolePolicy",
        {
          role: "x",
          name: "x",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "ecr:PutImages", Resource: "*" }],
          }),
        },
        "PolicyDocument: ecr has no action ecr:PutImages",
      ],
    ];
    const resources = wrong.map(([type, inputs], index) => ({
      stack: "wrong",
      type,
      name: String(index),
      inputs,
    }));
    const { problems } = check(python, resources);
    const messages = wrong.map((_one, index) =>
      problems
        .filter(({ name }) => name === String(index))
        .map((one) => `${one.path}: ${one.message}`),
    );
    wrong.forEach(([, , message], index) => {
      expect(messages[index]).toContainEqual(expect.stringContaining(message));
    });
    return Promise.resolve();
  });

  testWithBotocore("judge neither unknown nor secret values", async (python) => {
    const inputs = {
      ...NODES,
      amiType: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      version: { $secret: true },
    };
    const verdict = check(python, [{ stack: "wrong", type: GROUP, name: "nodes", inputs }]);
    expect(verdict).toMatchObject({ problems: [], unknown: 2 });
    return Promise.resolve();
  });
});
