import * as pulumi from "@pulumi/pulumi";
import { invalidArgument } from "../invalid-argument";
import { planAddons } from "./addon-plan";
import { ClusterAddon, requireRoles } from "./cluster-addon";
import { AddonPhase, type AddonName } from "./names";

export interface ClusterAddonsArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Which of the add-ons are installed here: those that nodes need, or those that need nodes. */
  readonly phase: AddonPhase;
  /** Kubernetes minor version of the cluster, which decides the versions. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Names of all add-ons of the cluster, of both phases. Default those that DEFAULT_ADDONS lists. */
  readonly addons?: string[];
  /** ARNs of roles by service account, as `AddonRoles` gives them. */
  readonly roleArns: Record<string, pulumi.Input<string>>;
}

/** The add-ons of one phase, each after those that it depends on. */
export class ClusterAddons extends pulumi.ComponentResource {
  /** ARNs by name of the add-on. */
  readonly addonArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: ClusterAddonsArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ClusterAddons "${name}"`;
    const { clusterName, kubernetesVersion, roleArns } = args;
    const phase = requirePhase(owner, args.phase);
    const plans = planAddons(owner, args).addons.filter((one) => one.definition.phase === phase);
    for (const plan of plans) requireRoles(owner, plan, roleArns);
    super("hardened-cluster:index:ClusterAddons", name, args, opts);

    const installed = new Map<AddonName, ClusterAddon>();
    for (const { definition } of plans) {
      const own = definition.identities.map(({ serviceAccount }) => serviceAccount);
      const earlier = definition.after.flatMap((one) => installed.get(one) ?? []);
      const addon = new ClusterAddon(
        `${name}-${definition.name}`,
        {
          clusterName,
          addonName: definition.name,
          kubernetesVersion,
          roleArns: Object.fromEntries(
            Object.entries(roleArns).filter(([account]) => own.includes(account)),
          ),
        },
        { parent: this, dependsOn: earlier.length > 0 ? earlier : opts?.dependsOn },
      );
      installed.set(definition.name, addon);
    }
    this.addonArns = Object.fromEntries(
      [...installed].map(([addonName, { addonArn }]) => [addonName, addonArn]),
    );
    this.registerOutputs({ addonArns: this.addonArns });
  }
}

function requirePhase(owner: string, phase: AddonPhase): AddonPhase {
  const phases = Object.values(AddonPhase);
  if (!phases.includes(phase)) {
    throw invalidArgument(owner, "phase", phase, `one of ${phases.join(", ")}`);
  }
  return phase;
}
