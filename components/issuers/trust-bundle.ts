import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { requireLabel, requireNamespaces } from "./issuer-plan";

export interface TrustBundleArgs {
  /** Namespaces whose pods believe these CAs. */
  readonly namespaces: string[];
  /** Roots in PEM: workloadTrust of ClusterPki or of HardenedCluster. */
  readonly certificatesPem: pulumi.Input<string>;
  /** Name of the ConfigMaps. Default workloads-ca. */
  readonly configMapName?: string;
}

/**
 * A ConfigMap with the key ca.crt in each namespace, for pods to mount. Plain objects and no controller that distributes
 * them: such a controller could write ConfigMaps everywhere, and a deployment knows its namespaces. In a rotation the
 * old root and the new one stand in it together.
 */
export class TrustBundle extends pulumi.ComponentResource {
  /** Name of the ConfigMaps. */
  readonly configMapName: string;

  constructor(name: string, args: TrustBundleArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `TrustBundle "${name}"`;
    const namespaces = requireNamespaces(owner, "namespaces", args.namespaces);
    const configMapName = requireLabel(
      owner,
      "configMapName",
      args.configMapName ?? "workloads-ca",
    );
    super("hardened-cluster:index:TrustBundle", name, args, opts);

    for (const namespace of namespaces) {
      new ConfigMap(
        `${name}-${namespace}`,
        {
          metadata: { name: configMapName, namespace },
          data: { "ca.crt": args.certificatesPem },
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
    }
    this.configMapName = configMapName;
    this.registerOutputs({ configMapName });
  }
}
