import { Namespace } from "@pulumi/kubernetes/core/v1";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import * as pulumi from "@pulumi/pulumi";
import { CLOUDWATCH_NAMESPACE } from "./monitoring-addons";
import { planSystemPolicies } from "./system-policy-plan";

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
 * no policy selects has no traffic. The namespace of the CloudWatch add-on is made here when that add-on is used,
 * because its policies must be in it first.
 */
export class SystemPolicies extends pulumi.ComponentResource {
  /** Namespaces that have policies. */
  readonly namespaces: string[];

  constructor(name: string, args: SystemPoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    const policies = planSystemPolicies(`SystemPolicies "${name}"`, args);
    super("hardened-cluster:index:SystemPolicies", name, args, opts);

    const namespaces = [...new Set(policies.map(({ namespace }) => namespace))];
    const before = new Map<string, Namespace>(
      namespaces
        .filter((namespace) => namespace === CLOUDWATCH_NAMESPACE)
        .map((namespace) => [namespace, this.cloudWatchNamespace(name, opts)]),
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

  /** Its pods read logs and figures from the node, which the stricter Pod Security levels do not allow. */
  private cloudWatchNamespace(name: string, opts?: pulumi.ComponentResourceOptions): Namespace {
    return new Namespace(
      `${name}-${CLOUDWATCH_NAMESPACE}`,
      {
        metadata: {
          name: CLOUDWATCH_NAMESPACE,
          labels: {
            "pod-security.kubernetes.io/enforce": "privileged",
            "pod-security.kubernetes.io/audit": "privileged",
            "pod-security.kubernetes.io/warn": "privileged",
          },
        },
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
  }
}
