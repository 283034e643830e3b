import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { addonVersionFor, bottlerocketRelease, supportedMinors } from "./answers";
import { withConstant } from "./source-text";

const HELP = `Refreshes the dated tables of versions from their sources.

  npm run tables:update -- [--region REGION] [--as-of YYYY-MM-DD]

Asks, with the AWS CLI and whatever credentials it finds:
  aws eks describe-cluster-versions         minors and their last day of standard support
  aws ssm get-parameter                     Bottlerocket release of each minor
                                            (/aws/service/bottlerocket/aws-k8s-MINOR/x86_64/latest/image_version)
  aws eks describe-addon-versions           add-on versions
and rewrites components/tables/kubernetes-versions.ts, components/tables/bottlerocket-releases.ts and
components/addons/versions.ts. It changes nothing in AWS. Needs these permissions: eks:DescribeClusterVersions,
eks:DescribeAddonVersions, ssm:GetParameter. Read the difference, run the tests and commit: the tests say when
DEFAULT_KUBERNETES_VERSION is not the second newest minor any more.

  --region   region to ask in. Default eu-central-1.
  --as-of    day that the tables are dated with. Default today in UTC.
Exit status: 0 tables written, 2 could not run.
`;

/** Asks the AWS CLI, and returns its JSON. */
export type Ask = (args: readonly string[]) => unknown;

/** A source file of a table by its path below components/, before and after. */
export type Rewrite = (file: string, change: (source: string) => string) => void;

/** Add-ons that follow the Kubernetes minor; the others have one version for all minors. */
const BY_MINOR = ["kube-proxy", "coredns"];
const FOR_ALL_MINORS = [
  "vpc-cni",
  "eks-pod-identity-agent",
  "snapshot-controller",
  "aws-ebs-csi-driver",
  "metrics-server",
  "aws-guardduty-agent",
  "aws-efs-csi-driver",
  "amazon-cloudwatch-observability",
  "cert-manager",
];

/** Asks for everything first, so that a failure leaves all tables as they were. */
export function updateTables(ask: Ask, rewrite: Rewrite, asOf: string): void {
  const supported = supportedMinors(ask(["eks", "describe-cluster-versions"]), asOf);
  const minors = supported.map(({ minor }) => minor);
  const byMinor = <T>(value: (minor: string) => T) =>
    Object.fromEntries(minors.map((minor) => [minor, value(minor)]));
  const releases = byMinor((minor) => {
    const name = `/aws/service/bottlerocket/aws-k8s-${minor}/x86_64/latest/image_version`;
    return bottlerocketRelease(ask(["ssm", "get-parameter", "--name", name]));
  });
  const addons = (names: readonly string[], fit: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => {
        const answer = ask(["eks", "describe-addon-versions", "--addon-name", name]);
        return [name, addonVersionFor(answer, fit)];
      }),
    );
  const forAll = addons(FOR_ALL_MINORS, minors);
  const following = byMinor((minor) => addons(BY_MINOR, [minor]));

  const dated = (source: string): string => withConstant(source, "asOf", asOf);
  rewrite("tables/kubernetes-versions.ts", (source) =>
    withConstant(dated(source), "SUPPORTED_MINORS", supported),
  );
  rewrite("tables/bottlerocket-releases.ts", (source) =>
    withConstant(dated(source), "BOTTLEROCKET_RELEASES", releases),
  );
  rewrite("addons/versions.ts", (source) =>
    withConstant(withConstant(dated(source), "FOR_ALL_MINORS", forAll), "BY_MINOR", following),
  );
}

function awsCli(region: string): Ask {
  return (args) => {
    const command = [...args, "--region", region, "--output", "json"];
    const run = spawnSync("aws", command, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    if (run.error !== undefined) {
      throw new Error(
        `needs the AWS CLI version 2, with credentials, on PATH: ${run.error.message}`,
      );
    }
    if (run.status !== 0) {
      const reason = run.stderr.trim().split("\n").at(-1) ?? "";
      throw new Error(`needs the AWS CLI with credentials: aws ${args.join(" ")}: ${reason}`);
    }
    return JSON.parse(run.stdout);
  };
}

/** All files or none: what is not a table any more shows before the first one is written. */
function main(argv: readonly string[]): number {
  if (argv.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  try {
    const { region, asOf } = readFlags(argv);
    const written = new Map<string, string>();
    const rewrite: Rewrite = (file, change) => {
      const place = path.resolve(__dirname, "..", file);
      written.set(place, change(fs.readFileSync(place, "utf8")));
    };
    updateTables(awsCli(region), rewrite, asOf);
    for (const [place, text] of written) fs.writeFileSync(place, text);
    process.stdout.write(`${written.size} tables as of ${asOf}; run "npm run format".\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`tables:update: ${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}

function readFlags(argv: readonly string[]): { region: string; asOf: string } {
  const flags = new Map([
    ["--region", "eu-central-1"],
    ["--as-of", new Date().toISOString().slice(0, 10)],
  ]);
  for (let index = 0; index < argv.length; index += 2) {
    const [flag = "", value] = argv.slice(index, index + 2);
    if (!flags.has(flag) || value === undefined) {
      throw new Error(`found ${flag}, wanted --region REGION, --as-of YYYY-MM-DD or --help.`);
    }
    flags.set(flag, value);
  }
  const asOf = flags.get("--as-of") ?? "";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) {
    throw new Error(`--as-of: found ${asOf}, wanted a day such as 2026-11-21.`);
  }
  return { region: flags.get("--region") ?? "", asOf };
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
