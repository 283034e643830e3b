import {
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from "@pulumi/kubernetes/admissionregistration/v1";
import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import type { input } from "@pulumi/kubernetes/types";
import * as pulumi from "@pulumi/pulumi";
import { requireKubernetesVersion } from "../kubernetes-versions";
import { SecureNamespace } from "../secure-namespace";
import { planGuard, type PlannedPolicy } from "./guard-plan";
import type { GuardPolicy } from "./guard-policy";
import { EXEMPTIONS, RELAXATIONS, type GuardRelaxation } from "./guard-relaxations";
import { GUARD_NAMESPACE } from "./protected-namespaces";

export type { GuardRelaxation } from "./guard-relaxations";

export interface AdmissionGuardArgs {
  /** Registries that images may come from: a host, or a host with a path, such as registry.example.com/team. */
  readonly registries: string[];
  /** Namespaces of Kubernetes and of add-ons, whose pods the guard does not judge. Default kube-system. */
  readonly systemNamespaces?: string[];
  /** Further namespaces that nobody may delete. Default those of the system and the guard's own alone. */
  readonly protectedNamespaces?: string[];
  /** Exceptions from single policies, each with reason, owner and last day. Default none. */
  readonly relaxations?: GuardRelaxation[];
  /** Kubernetes minor version of the cluster. Default 1.35. */
  readonly kubernetesVersion?: string;
}

/** What the names of the guard's objects begin with. */
const PREFIX = "hardened-cluster-";
/** Annotation with the id of the control that judges the same in a preview. */
const CONTROL = "hardened-cluster/control";
const NAMESPACE_LABEL = "kubernetes.io/metadata.name";

/**
 * Admission policies for what Pod Security does not cover: what the API server itself refuses, whoever asks. Each carries
 * the id of its control. They fail closed, deny and audit (control vap-bound). The list of registries stands in a
 * namespace of its own, in which no tenant has rights; who may write the policies is a matter of RBAC (control
 * rbac-webhook-config), because the API server exempts admission policies from admission policies. A cluster has one guard.
 */
export class AdmissionGuard extends pulumi.ComponentResource {
  /** Names of the admission policies. */
  readonly policyNames: string[];

  constructor(name: string, args: AdmissionGuardArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `AdmissionGuard "${name}"`;
    const { policies, parameters } = planGuard(owner, args);
    const { kubernetesVersion } = args;
    requireKubernetesVersion(owner, "kubernetesVersion", kubernetesVersion);
    super("hardened-cluster:index:AdmissionGuard", name, args, opts);
    const first = { parent: this, dependsOn: opts?.dependsOn };

    const namespace = new SecureNamespace(
      `${name}-parameters`,
      { name: GUARD_NAMESPACE, kubernetesVersion },
      first,
    );
    const registries = new ConfigMap(
      `${name}-registries`,
      {
        metadata: { name: parameters.name, namespace: GUARD_NAMESPACE },
        data: { ...parameters.data },
      },
      { parent: this, dependsOn: [namespace] },
    );
    for (const planned of policies) {
      const { policy } = planned;
      const declared = new ValidatingAdmissionPolicy(
        `${name}-${policy.name}`,
        { metadata: policyMetadata(planned), spec: policySpec(policy) },
        first,
      );
      new ValidatingAdmissionPolicyBinding(
        `${name}-${policy.name}-binding`,
        { metadata: bindingMetadata(planned), spec: bindingSpec(planned, parameters.name) },
        // The namespace goes after the bindings that keep it from being deleted.
        { parent: this, dependsOn: [declared, registries, namespace] },
      );
    }
    this.policyNames = policies.map(({ policy }) => objectName(policy));
    this.registerOutputs({ policyNames: this.policyNames });
  }
}

function objectName({ name }: GuardPolicy): string {
  return `${PREFIX}${name}`;
}

/** A policy that refuses nothing is an exemption from vap-bound, and is recorded as one. */
function policyMetadata({ policy, relaxed }: PlannedPolicy): input.meta.v1.ObjectMeta {
  const exemption = relaxed && {
    control: "vap-bound",
    reason: relaxed.reason,
    owner: relaxed.owner,
    expires: relaxed.expires,
  };
  return {
    name: objectName(policy),
    annotations: {
      [CONTROL]: policy.control,
      ...(exemption && { [EXEMPTIONS]: JSON.stringify([exemption]) }),
    },
  };
}

function policySpec(
  policy: GuardPolicy,
): input.admissionregistration.v1.ValidatingAdmissionPolicySpec {
  const { guards, concerns, variables = {}, holds, message, explain } = policy;
  return {
    failurePolicy: "Fail",
    ...(policy.readsRegistries === true && { paramKind: { apiVersion: "v1", kind: "ConfigMap" } }),
    matchConstraints: {
      resourceRules: guards.map(({ apiGroups, apiVersions, resources, operations }) => ({
        apiGroups: [...apiGroups],
        apiVersions: [...apiVersions],
        resources: [...resources],
        operations: [...operations],
      })),
    },
    ...(concerns && { matchConditions: [{ name: "concerns", expression: concerns.text }] }),
    variables: Object.entries(variables).map(([name, { text }]) => ({ name, expression: text })),
    validations: [
      {
        expression: holds.text,
        message,
        ...(explain && { messageExpression: explain.text }),
        reason: "Forbidden",
      },
    ],
  };
}

function bindingMetadata({ policy, exceptions }: PlannedPolicy): input.meta.v1.ObjectMeta {
  const name = objectName(policy);
  if (exceptions.length === 0) return { name };
  return { name, annotations: { [RELAXATIONS]: JSON.stringify(exceptions) } };
}

function bindingSpec(
  { policy, exempt, relaxed }: PlannedPolicy,
  parametersName: string,
): input.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec {
  return {
    policyName: objectName(policy),
    validationActions: relaxed === undefined ? ["Deny", "Audit"] : ["Warn", "Audit"],
    ...(exempt.length > 0 && {
      matchResources: {
        namespaceSelector: {
          // The API server sets this label itself: nobody gets out of the guard by a label.
          matchExpressions: [{ key: NAMESPACE_LABEL, operator: "NotIn", values: [...exempt] }],
        },
      },
    }),
    ...(policy.readsRegistries === true && {
      paramRef: {
        name: parametersName,
        namespace: GUARD_NAMESPACE,
        parameterNotFoundAction: "Deny",
      },
    }),
  };
}
