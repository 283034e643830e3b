import type { AwsLocation } from "../aws-account";
import type { NetworkNeeds } from "../network/needs";
import type { AddonName, AddonPhase } from "./names";

/** Where an add-on runs: plain values, for policies that are complete on the first preview. */
export interface AddonPlace extends Required<AwsLocation> {
  readonly clusterName: string;
}

/** A statement of a role's policy. */
export interface IamStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** A role of its own for a service account of an add-on. */
export interface AddonIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** End of the role's name, after the cluster's: 13 characters at most, so that the name keeps to IAM's 64. */
  readonly roleSuffix: string;
  /** Paths of AWS managed policies below `policy/`. */
  readonly managedPolicies: readonly string[];
  /** Further permissions, where no managed policy is narrow enough. */
  readonly statements: (place: AddonPlace) => readonly IamStatement[];
}

/** What a pod opens connections to. */
export type Destination =
  "api-server" | "cluster-dns" | "vpc-dns" | "kubelets" | "pod-identity" | "aws-services";

/** What a pod accepts connections from. */
export type Source = "control-plane" | "all-pods" | "nodes";

export interface Listener {
  readonly protocol: "TCP" | "UDP";
  readonly port: number;
  readonly from: readonly Source[];
}

/** Pods of an add-on that are on the pod network. Pods on the host's network are out of reach of network policies. */
export interface AddonPods {
  /** Name of their network policy. */
  readonly name: string;
  readonly namespace: string;
  /** Labels that the add-on gives its pods. None selects every pod of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
  readonly listensOn: readonly Listener[];
  readonly connectsTo: readonly Destination[];
}

/** A namespace of an add-on's own, which must have its policies before the add-on comes. */
export interface AddonNamespace {
  readonly name: string;
  /** Strictest level of Pod Security that the add-on's pods pass. */
  readonly podSecurity: "privileged" | "restricted";
}

/** All that is known of an add-on. */
export interface AddonDefinition {
  readonly name: AddonName;
  readonly phase: AddonPhase;
  /** A cluster always has it, or has it unless the list of add-ons leaves it out, or only when it is asked for. */
  readonly use: "always" | "default" | "option";
  /** Add-ons that must be in place first. */
  readonly after: readonly AddonName[];
  readonly needs: Omit<NetworkNeeds, "owner">;
  readonly identities: readonly AddonIdentity[];
  /** Settings in the add-on's own schema (`aws eks describe-addon-configuration`). Absent: the add-on's defaults. */
  readonly configuration?: (clusterName: string) => AddonConfiguration;
  readonly pods: readonly AddonPods[];
  /** Absent: kube-system, or pods on the host's network alone. */
  readonly namespace?: AddonNamespace;
}

/** A JSON object. */
export interface AddonConfiguration {
  readonly [key: string]: string | number | boolean | AddonConfiguration;
}
