import { API_SERVER_FLAGS } from "../../components/self-managed/apiserver-flags";
import {
  CONTROLLER_MANAGER_FLAGS,
  SCHEDULER_FLAGS,
} from "../../components/self-managed/controller-flags";
import { ETCD_FLAGS } from "../../components/self-managed/etcd-flags";
import { KUBELET_SETTINGS } from "../../components/self-managed/kubelet";
import { controls } from "../../policy-pack/controls";
import { judge } from "../support/judge";
import { resource, type Stack } from "../support/stack";
import { ABSENT, parsePath, tweak, valueAt } from "../support/tweak";
import {
  SELF_MANAGED_ROWS,
  SELF_MANAGED_UNWATCHED,
  type ControlPlaneMutation,
} from "./mutations/self-managed";
import { knownPki, knownRun } from "./self-managed-known";

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name: string };
}

const IDS = new Set(SELF_MANAGED_ROWS.map(({ control }) => control));
const JUDGES = controls.filter(({ id }) => IDS.has(id));

/** Files of the first member as a scan has them: by program or kind. */
async function scanned(): Promise<Stack> {
  const { files } = await knownRun(knownPki().pki);
  return files
    .filter(({ machine, path, text }) => machine === "cp-1" && /\.yaml$/.test(path) && text)
    .map(({ text = "" }) => {
      const object = JSON.parse(text) as KubernetesObject;
      const { apiVersion, kind } = object;
      const group = apiVersion === "v1" ? "core/v1" : apiVersion;
      const name = object.metadata?.name ?? kind;
      return resource(`kubernetes:${group}:${kind}`, name, object);
    });
}

const COMMAND = ["spec", "containers", 0, "command"] as const;
const isProgram = (name: string): boolean => /^[a-z]/.test(name);

function flipped(stack: Stack, { of, setting, flip }: ControlPlaneMutation): Stack {
  if (!isProgram(of)) {
    const value = flip === undefined ? ABSENT : flip;
    return tweak(stack, of, parsePath(setting), value);
  }
  const lines = commandOf(stack, of).filter((line) => !line.startsWith(`--${setting}=`));
  const added = flip === undefined ? [] : [`--${setting}=${String(flip)}`];
  return tweak(stack, of, COMMAND, [...lines, ...added]);
}

function commandOf(stack: Stack, program: string): readonly string[] {
  const pod = stack.find(({ name }) => name === program);
  return valueAt(pod?.inputs, COMMAND) as readonly string[];
}

const objectors = (stack: Stack): string[] =>
  judge(stack, { controls: JUDGES })
    .evaluations.findings.filter(({ status }) => status === "violation")
    .map(({ control }) => control);

let stack: Stack;
beforeAll(async () => {
  stack = await scanned();
});

test("every control of the table is in the pack", () => {
  expect(JUDGES.map(({ id }) => id).sort()).toEqual([...IDS].sort());
});

test("no control objects to the files as they are", () => {
  expect(stack.map(({ name }) => name).sort()).toEqual([
    "AdmissionConfiguration",
    "AuthenticationConfiguration",
    "EncryptionConfiguration",
    "KubeletConfiguration",
    "Policy",
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "kube-scheduler",
  ]);
  expect(judge(stack, { controls: JUDGES }).evaluations.findings).toEqual([]);
});

test.each(SELF_MANAGED_ROWS)("$control objects to $of with $setting: $flip", (row) => {
  const place = stack.find(({ name }) => name === row.of);
  if (isProgram(row.of)) {
    const line = commandOf(stack, row.of).find((one) => one.startsWith(`--${row.setting}=`));
    expect(line).toBeDefined();
    expect(line).not.toBe(`--${row.setting}=${String(row.flip)}`);
  } else {
    expect(valueAt(place?.inputs, parsePath(row.setting))).not.toBe(ABSENT);
  }
  expect(objectors(flipped(stack, row))).toContain(row.control);
});

test("every hardened flag and setting has a row, or the reason why not", () => {
  const hardened = [
    ...flagsOf("kube-apiserver", API_SERVER_FLAGS),
    ...flagsOf("kube-controller-manager", CONTROLLER_MANAGER_FLAGS),
    ...flagsOf("kube-scheduler", SCHEDULER_FLAGS),
    ...flagsOf("etcd", ETCD_FLAGS),
    ...KUBELET_SETTINGS.map(({ path }) => `KubeletConfiguration ${path}`),
  ];
  const watched = SELF_MANAGED_ROWS.map(({ of, setting }) => `${of} ${setting}`);
  const known = new Set([...watched, ...Object.keys(SELF_MANAGED_UNWATCHED)]);
  expect(hardened.filter((one) => !known.has(one))).toEqual([]);
  const unknown = Object.keys(SELF_MANAGED_UNWATCHED).filter((one) => !hardened.includes(one));
  expect(unknown).toEqual([]);
  expect(watched.filter((one) => one in SELF_MANAGED_UNWATCHED)).toEqual([]);
});

function flagsOf(
  program: string,
  rows: readonly { readonly flag: string; readonly against?: string }[],
): string[] {
  return rows
    .filter(({ against }) => against !== undefined)
    .map(({ flag }) => `${program} ${flag}`);
}
