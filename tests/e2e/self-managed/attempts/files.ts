import { spawnSync } from "node:child_process";
import { accepted, messageOf, type Answer, type Manifest } from "../../kubernetes/client";
import { builtProgram } from "../../kubernetes/go-programs";
import type { ControlPlane } from "../plane";
import { kubeletConfig } from "../programs";
import type { Attempt } from "../table";

const KUBELET = "/etc/kubernetes/kubelet";
const ACCEPTED = "accepted";

/**
 * Files that no running program of the harness reads: those of kubelets, the manifests of static pods, and what the first
 * administrator applies.
 */
export async function fileAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const { admin, deployed, members, workers } = plane;
  const files = [...members, ...workers].flatMap((machine) =>
    ["config.yaml", "kubeconfig"].map((name) => machine.at(`${KUBELET}/${name}`)),
  );
  const { stdout, stderr } = spawnSync(builtProgram(kubeletConfig()), files, { encoding: "utf8" });
  const ofKubelets = stdout + stderr;
  const pods = members.flatMap((machine) => machine.pods as unknown as readonly Manifest[]);
  const { items } = JSON.parse(deployed.firstManifests) as { readonly items: readonly Manifest[] };
  const strict = "fieldValidation=Strict";
  const checkPod = (pod: Manifest) => admin.create(pod, `${strict}&dryRun=All`);
  return [
    {
      attempt: `${String(files.length)} configurations and kubeconfigs of kubelets`,
      expected: ACCEPTED,
      seen: ofKubelets === "" ? ACCEPTED : ofKubelets,
    },
    {
      attempt: `${String(pods.length)} manifests of static pods, unknown fields refused`,
      expected: ACCEPTED,
      seen: await verdict(pods, checkPod),
    },
    {
      attempt: `${String(items.length)} first manifests, unknown fields refused`,
      expected: ACCEPTED,
      seen: await verdict(items, (object) => admin.create(object, strict)),
    },
  ];
}

/** What the API server says of the first object that it refuses. */
async function verdict(
  objects: readonly Manifest[],
  ask: (object: Manifest) => Promise<Answer>,
): Promise<string> {
  for (const object of objects) {
    const answer = await ask(object);
    if (!accepted(answer)) return messageOf(answer);
  }
  return ACCEPTED;
}
