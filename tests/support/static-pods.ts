import { object, resource, type TestResource } from "./stack";

/** A flag with a value that is as wanted, and with one that is not. */
export type FlagSample = readonly [flag: string, good: string, bad: string];

/** The static pod of a program of the control plane. */
export function staticPod(
  program: string,
  command: unknown,
  more: Readonly<Record<string, unknown>> = {},
): TestResource {
  return object("core/v1:Pod", program, {
    metadata: { name: program, namespace: "kube-system" },
    spec: { containers: [{ name: program, command, ...more }] },
  });
}

/** A pod whose command line has every sample, with its good or its bad value. */
export function podOf(
  program: string,
  samples: readonly FlagSample[],
  which: "good" | "bad",
): TestResource {
  return staticPod(program, [program, ...argumentsOf(samples, which)]);
}

export function argumentsOf(
  samples: readonly FlagSample[],
  which: "good" | "bad",
): readonly string[] {
  return samples.map(([flag, good, bad]) => `--${flag}=${which === "good" ? good : bad}`);
}

/** A ClusterConfiguration of kubeadm: extra arguments by name in v1beta3, as a list in v1beta4. */
export function kubeadm(
  component: "apiServer" | "controllerManager" | "scheduler",
  samples: readonly (readonly [flag: string, value: string])[],
  version: "v1beta3" | "v1beta4" = "v1beta4",
  more: Readonly<Record<string, unknown>> = {},
): TestResource {
  const extraArgs =
    version === "v1beta3"
      ? Object.fromEntries(samples)
      : samples.map(([name, value]) => ({ name, value }));
  return document(`kubeadm.k8s.io/${version}`, "ClusterConfiguration", {
    [component]: { extraArgs },
    ...more,
  });
}

/** A file that a program reads, as a scan makes a resource of it. */
export function document(
  groupVersion: string,
  kind: string,
  content: Readonly<Record<string, unknown>>,
): TestResource {
  return resource(`kubernetes:${groupVersion}:${kind}`, kind, content);
}

/** Each value under the name of the next sample: what a list of arguments must not be read as. */
export function rotated(
  samples: readonly (readonly [flag: string, value: string])[],
): readonly (readonly [flag: string, value: string])[] {
  return samples.map(([, value], index) => {
    const [name] = samples[(index + 1) % samples.length] ?? [""];
    return [name, value];
  });
}
