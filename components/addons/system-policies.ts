import { Namespace } from "@pulumi/kubernetes/core/v1";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import * as pulumi from "@pulumi/pulumi";
import { planAddonNamespaces, planSystemPolicies } from "./system-policy-plan";

export interface SystemPoliciesArgs {
  /** Kubernetes minor version of the cluster. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** Names of all add-ons of the cluster. Default those that DEFAULT_ADDONS lists. */
  readonly addons?: string[];
  /** Address range of the VPC. */
  readonly vpcCidr: string;
  /** Address range of Kubernetes services. Default 172.20.0.0/16. */
  readonly serviceCidr?: string;
  /** Subnets of the control plane's network interfaces. */
  readonly controlPlaneCidrs: string[];
  /** Subnets of the nodes. */
  readonly nodeCidrs: string[];
  /** Subnets of the interface endpoints of AWS services; with a route to the internet, 0.0.0.0/0. */
  readonly serviceEndpointCidrs: string[];
}

/**
 * Network policies for the pods of the system's add-ons, in both directions, on top of a default deny (controls
 * ns-default-deny-ingress, ns-default-deny-egress). They must exist before those pods start: in strict mode a pod that
 * no policy selects has no traffic. Namespaces of add-ons (CloudWatch, cert-manager) are made here when the add-on is
 * used, because the policies must be in them first.
 */
export class SystemPolicies extends pulumi.ComponentResource {
  /** Namespaces that have policies. */
  readonly namespaces: string[];

  constructor(name: string, args: SystemPoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `SystemPolicies "${name}"`;
    const policies = planSystemPolicies(owner, args);
    const made = planAddonNamespaces(owner, args);
    super("hardened-cluster:index:SystemPolicies", name, args, opts);

    const namespaces = [...new Set(policies.map(({ namespace }) => namespace))];
    // Controls ns-psa-enforce and ns-psa-audit-warn.
    const before = new Map(
      made.map((metadata) => [
        metadata.name,
        new Namespace(
          `${name}-${metadata.name}`,
          { metadata },
          { parent: this, dependsOn: opts?.dependsOn },
        ),
      ]),
    );
    const within = (namespace: string): pulumi.CustomResourceOptions => ({
      parent: this,
      dependsOn: before.get(namespace) ?? opts?.dependsOn,
    });

    for (const namespace of namespaces) {
      for (const direction of ["Ingress", "Egress"]) {
        const label = `default-deny-${direction.toLowerCase()}`;
        new NetworkPolicy(
          `${name}-${namespace}-${label}`,
          {
            metadata: { name: label, namespace },
            spec: { podSelector: {}, policyTypes: [direction] },
          },
          within(namespace),
        );
      }
    }
    for (const policy of policies) {
      new NetworkPolicy(
        `${name}-${policy.name}`,
        {
          metadata: { name: policy.name, namespace: policy.namespace },
          spec: {
            podSelector: policy.podSelector,
            policyTypes: ["Ingress", "Egress"],
            ingress: [...policy.ingress],
            egress: [...policy.egress],
          },
        },
        within(policy.namespace),
      );
    }
    this.namespaces = namespaces;
    this.registerOutputs({ namespaces });
  }
}
