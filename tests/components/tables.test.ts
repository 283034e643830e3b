import fs from "node:fs";
import path from "node:path";
import {
  addonVersionFor,
  bottlerocketRelease,
  supportedMinors,
} from "../../components/tables/answers";
import { withConstant } from "../../components/tables/source-text";
import { updateTables, type Ask } from "../../components/tables/update";

const AS_OF = "2026-11-21";
const folder = path.resolve(__dirname, "../../components");

/** As the AWS CLI answers, shortened to what is read and a little more. */
const VERSIONS = {
  clusterVersions: [
    row("1.34", "2026-12-02T00:00:00+00:00", "STANDARD_SUPPORT"),
    row("1.36", "2027-08-02T00:00:00+00:00", "STANDARD_SUPPORT"),
    row("1.33", "2026-07-29T00:00:00+00:00", "EXTENDED_SUPPORT"),
    row("1.35", "2027-03-27T00:00:00+00:00", "STANDARD_SUPPORT"),
  ],
};

function row(clusterVersion: string, endOfStandardSupportDate: string, versionStatus: string) {
  return { clusterVersion, clusterType: "eks", endOfStandardSupportDate, versionStatus };
}

function addon(versions: Record<string, string[]>) {
  const addonVersions = Object.entries(versions).map(([addonVersion, minors]) => ({
    addonVersion,
    architecture: ["amd64", "arm64"],
    compatibilities: minors.map((clusterVersion) => ({ clusterVersion, platformVersions: ["*"] })),
  }));
  return { addons: [{ addonName: "any", addonVersions }] };
}

describe("minors", () => {
  test("are those in standard support, newest first", () => {
    expect(supportedMinors(VERSIONS, AS_OF)).toEqual([
      { minor: "1.36", endOfStandardSupport: "2027-08-02" },
      { minor: "1.35", endOfStandardSupport: "2027-03-27" },
      { minor: "1.34", endOfStandardSupport: "2026-12-02" },
    ]);
  });

  test("leave the table when their support ends, whatever the answer calls it", () => {
    expect(supportedMinors(VERSIONS, "2026-12-03").map(({ minor }) => minor)).toEqual([
      "1.36",
      "1.35",
    ]);
  });

  test("come with times as seconds and with the older name of the status too", () => {
    const clusterVersions = [
      { clusterVersion: "1.9", endOfStandardSupportDate: 1801440000, status: "standard-support" },
      { clusterVersion: "1.10", endOfStandardSupportDate: 1801440000, status: "standard-support" },
    ];
    expect(supportedMinors({ clusterVersions }, AS_OF)).toEqual([
      { minor: "1.10", endOfStandardSupport: "2027-02-01" },
      { minor: "1.9", endOfStandardSupport: "2027-02-01" },
    ]);
  });

  test.each([[{}], [null], [{ clusterVersions: [] }], [{ clusterVersions: [{}] }], ["text"]])(
    "are not read out of %j",
    (answer) => {
      expect(() => supportedMinors(answer, AS_OF)).toThrow(
        "aws eks describe-cluster-versions: the answer has no ",
      );
    },
  );
});

test("releases are a version with its build", () => {
  const answer = (Value: string) => ({ Parameter: { Name: "any", Type: "String", Value } });
  expect(bottlerocketRelease(answer("1.65.0-0be31b34"))).toBe("1.65.0-0be31b34");
  expect(() => bottlerocketRelease(answer("latest"))).toThrow("Bottlerocket version and build");
  expect(() => bottlerocketRelease({})).toThrow("Bottlerocket version and build");
});

test("the version of an add-on is the newest by number that fits every minor", () => {
  const answer = addon({
    "v1.9.0-eksbuild.1": ["1.35", "1.36"],
    "v1.22.4-eksbuild.3": ["1.34", "1.35", "1.36"],
    "v1.22.4-eksbuild.12": ["1.34", "1.35", "1.36"],
    "v1.30.0-eksbuild.1": ["1.36"],
  });
  expect(addonVersionFor(answer, ["1.36", "1.35", "1.34"])).toBe("v1.22.4-eksbuild.12");
  expect(addonVersionFor(answer, ["1.36"])).toBe("v1.30.0-eksbuild.1");
  expect(() => addonVersionFor(answer, ["1.37"])).toThrow("version for Kubernetes 1.37");
});

describe("tables in source text", () => {
  test("change their value and nothing else", () => {
    const source =
      'export const asOf = "2026-01-01";\n\nconst T: Record<string, string> = {\n  a: "b",\n} as const;\n';
    const dated = withConstant(source, "asOf", AS_OF);
    expect(dated).toBe(source.replace("2026-01-01", AS_OF));
    expect(withConstant(dated, "T", { c: "d" })).toBe(
      'export const asOf = "2026-11-21";\n\nconst T: Record<string, string> = {\n  "c": "d"\n} as const;\n',
    );
    expect(() => withConstant(source, "Nothing", 1)).toThrow("The table has no constant Nothing.");
  });
});

describe("a refresh", () => {
  const asked: string[] = [];
  const ask: Ask = (args) => {
    asked.push(args.join(" "));
    if (args[1] === "describe-cluster-versions") return VERSIONS;
    if (args[0] === "ssm") return { Parameter: { Value: "1.70.0-12345678" } };
    const minors = ["1.34", "1.35", "1.36"];
    return addon(
      args.includes("kube-proxy")
        ? Object.fromEntries(minors.map((minor) => [`v${minor}.9-eksbuild.1`, [minor]]))
        : { "v2.0.0-eksbuild.1": minors },
    );
  };
  const files = new Map<string, string>();

  beforeAll(() => {
    updateTables(
      ask,
      (file, change) => files.set(file, change(fs.readFileSync(path.join(folder, file), "utf8"))),
      "2026-11-30",
    );
  });

  test("asks for each minor and each add-on", () => {
    expect(asked).toContain(
      "ssm get-parameter --name /aws/service/bottlerocket/aws-k8s-1.36/x86_64/latest/image_version",
    );
    expect(asked.filter((one) => one.includes("--addon-name vpc-cni"))).toHaveLength(1);
  });

  test("dates and fills all three tables as they are in the source", () => {
    expect([...files.keys()]).toEqual([
      "tables/kubernetes-versions.ts",
      "tables/bottlerocket-releases.ts",
      "addons/versions.ts",
    ]);
    for (const text of files.values()) expect(text).toContain('export const asOf = "2026-11-30";');
    expect(files.get("tables/bottlerocket-releases.ts")).toContain('"1.36": "1.70.0-12345678"');
    expect(files.get("addons/versions.ts")).toContain('"kube-proxy": "v1.36.9-eksbuild.1"');
    expect(files.get("addons/versions.ts")).toContain('"vpc-cni": "v2.0.0-eksbuild.1"');
  });

  test("changes nothing when an answer is not understood", () => {
    const rewritten: string[] = [];
    expect(() =>
      updateTables(
        (args) => (args[0] === "ssm" ? {} : ask(args)),
        (file) => rewritten.push(file),
        AS_OF,
      ),
    ).toThrow("aws ssm get-parameter");
    expect(rewritten).toEqual([]);
  });
});
