import fc from "fast-check";
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { podSecurity } from "../../policy-pack/controls/pod-security";
import type { Control } from "../../policy-pack/kernel/control";
import { VERSION_GATES } from "../../policy-pack/kernel/pod-security-policy";
import { testWith } from "./needs";
import {
  askAdmission,
  moduleFolder,
  type EnforcedLevel,
  type Policy,
} from "./pod-security/admission";
import { ASPECTS, podsWith } from "./pod-security/pods";
import { CHECKS, ourRejections } from "./pod-security/verdicts";

type Pod = Readonly<Record<string, unknown>>;

const LEVELS: readonly EnforcedLevel[] = ["baseline", "restricted"];
const MODULE = "k8s.io/pod-security-admission";
const SEED = 20261121;
const PODS_PER_ASPECT = 600;
const AT_LEAST = 100;

test("each control stands for one admission check", () => {
  expect(Object.keys(CHECKS).sort()).toEqual(podSecurity.map(({ id }) => id).sort());
  expect(new Set(Object.values(CHECKS)).size).toBe(19);
});

describe.each([25, 33])("the fixtures of admission for v1.%i", (minor) => {
  testWith(["go"], "agree with our controls", () => {
    const testdata = path.join(moduleFolder(MODULE), "test/testdata");
    for (const level of LEVELS) {
      for (const verdict of ["pass", "fail"]) {
        const folder = path.join(testdata, level, `v1.${minor}`, verdict);
        const files = fs.readdirSync(folder).sort();
        const pods = files.map(
          (file) => parse(fs.readFileSync(path.join(folder, file), "utf8")) as Pod,
        );
        const policy = { level, minor };
        const ours = ourRejections(pods, policy);
        const theirs = askAdmission(pods, [policy]).map(([ids = []]) => ids);
        expect(ours).toEqual(theirs);
        expect(ours.map((ids) => ids.length > 0)).toEqual(files.map(() => verdict === "fail"));
        process.stdout.write(`v1.${minor} ${level} ${verdict}: ${files.length} fixtures agree\n`);
      }
    }
    return Promise.resolve();
  });
});

interface GeneratedPod {
  readonly pod: Pod;
  /** The admission check whose values vary in the pod; nothing where all do. */
  readonly about: string | undefined;
}

function generatedPods(): readonly GeneratedPod[] {
  const ids = Object.keys(ASPECTS);
  const sample = (chosen: readonly string[], about: string | undefined, seed: number) =>
    fc
      .sample(podsWith(chosen), { numRuns: PODS_PER_ASPECT, seed })
      .map((pod) => ({ pod: pod as Pod, about }));
  return [
    ...ids.flatMap((id, index) => sample([id], id, SEED + index)),
    ...sample(ids, undefined, SEED - 1),
  ];
}

/** Checks that look at the values of another one. */
const SAME_VALUES: Readonly<Record<string, string>> = {
  procMount_restricted: "procMount",
  restrictedVolumes: "hostPathVolumes",
  seccompProfile_restricted: "seccompProfile_baseline",
};

interface Count {
  readonly rejected: readonly GeneratedPod[];
  readonly admitted: readonly GeneratedPod[];
}

/** The pods about a check that it rejects and lets through under one policy. */
function countOf(
  check: string,
  generated: readonly GeneratedPod[],
  rejections: readonly (readonly string[])[],
): Count {
  const isAbout = ({ about }: GeneratedPod) => about === (SAME_VALUES[check] ?? check);
  const isRejected = (_pod: GeneratedPod, index: number) =>
    rejections[index]?.includes(check) === true;
  return {
    rejected: generated.filter((one, index) => isAbout(one) && isRejected(one, index)),
    admitted: generated.filter((one, index) => isAbout(one) && !isRejected(one, index)),
  };
}

function numbers({ rejected, admitted }: Count): string {
  const count = (holds: (spec: PlainSpec) => boolean) =>
    [rejected, admitted].map((pods) => pods.filter(({ pod }) => holds(pod["spec"] as PlainSpec)));
  const windows = count(({ os }) => os?.name === "windows");
  const own = count(({ hostUsers }) => hostUsers === false);
  const text = (pair: readonly (readonly unknown[])[]) => pair.map((list) => list.length).join("/");
  return `${text([rejected, admitted])} (Windows ${text(windows)}, user namespace ${text(own)})`;
}

interface PlainSpec {
  readonly os?: { readonly name?: string };
  readonly hostUsers?: boolean;
}

/** Whether a policy has the check of a control, by the control's published level and first version. */
function has({ frameworks, since = "1.0" }: Control, { level, minor }: Policy): boolean {
  const clause = frameworks.find(({ framework }) => framework === "Pod Security Standards")?.clause;
  return clause?.startsWith(level) === true && Number(since.split(".")[1]) <= minor;
}

describe("generated pods", () => {
  testWith(["go"], "get the same answer from our controls and from admission", () => {
    const generated = generatedPods();
    const pods = generated.map(({ pod }) => pod);
    const policies: readonly Policy[] = VERSION_GATES.flatMap((minor) =>
      LEVELS.map((level) => ({ level, minor })),
    );
    const answers = askAdmission(pods, policies);
    const lines: string[] = [];
    const scarce: string[] = [];
    for (const [at, policy] of policies.entries()) {
      const theirs = answers.map((rejections) => rejections[at] ?? []);
      const ours = ourRejections(pods, policy);
      const differing = pods.flatMap((pod, index) => {
        const pair = { ours: ours[index], theirs: theirs[index] };
        return JSON.stringify(pair.ours) === JSON.stringify(pair.theirs) ? [] : [{ pod, ...pair }];
      });
      expect([policy, differing.slice(0, 3)]).toEqual([policy, []]);
      for (const control of podSecurity.filter((each) => has(each, policy))) {
        const count = countOf(CHECKS[control.id] ?? "", generated, theirs);
        lines.push(`v1.${policy.minor} ${control.id} ${numbers(count)}`);
        const fewest = Math.min(count.rejected.length, count.admitted.length);
        if (fewest < AT_LEAST) scarce.push(lines.at(-1) ?? "");
      }
    }
    process.stdout.write(
      `${pods.length} pods, ${policies.length} policies, rejected/admitted by check:\n${lines.join("\n")}\n`,
    );
    expect(scarce).toEqual([]);
    return Promise.resolve();
  });
});
