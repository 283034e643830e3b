import { PodIdentityAssociation } from "@pulumi/aws/eks";
import {
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from "@pulumi/kubernetes/admissionregistration/v1";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1";
import { RuntimeClass } from "@pulumi/kubernetes/node/v1";
import { Role, RoleBinding } from "@pulumi/kubernetes/rbac/v1";
import type * as pulumi from "@pulumi/pulumi";
import type { IsolationPlan } from "./isolation";
import type { PersonaRole } from "./personas";
import type { AccountPlan } from "./service-accounts";

/** Registers the objects of a namespace that only some namespaces have. */
export class NamespaceObjects {
  constructor(
    private readonly name: string,
    private readonly namespace: string,
    private readonly within: pulumi.CustomResourceOptions,
  ) {}

  /** Controls sa-automount-account and sa-irsa-link. */
  accounts(plans: readonly AccountPlan[], clusterName: pulumi.Input<string> | undefined): void {
    for (const { name, roleArn, mountsToken, annotations } of plans) {
      const account = new ServiceAccount(
        `${this.name}-${name}`,
        {
          metadata: this.called(name, annotations),
          automountServiceAccountToken: mountsToken,
        },
        this.within,
      );
      if (roleArn === undefined || clusterName === undefined) continue;
      const { namespace } = this;
      new PodIdentityAssociation(
        `${this.name}-${name}`,
        { clusterName, namespace, serviceAccount: name, roleArn },
        { ...this.within, dependsOn: [account] },
      );
    }
  }

  roles(plans: readonly PersonaRole[]): void {
    for (const { persona, rules, groups, annotations } of plans) {
      const role = new Role(
        `${this.name}-${persona}`,
        { metadata: this.called(persona, annotations), rules: [...rules] },
        this.within,
      );
      const apiGroup = "rbac.authorization.k8s.io";
      new RoleBinding(
        `${this.name}-${persona}`,
        {
          metadata: this.called(persona),
          roleRef: { apiGroup, kind: "Role", name: persona },
          subjects: groups.map((group) => ({ apiGroup, kind: "Group", name: group })),
        },
        { ...this.within, dependsOn: [role] },
      );
    }
  }

  /** Control vap-bound. The policy comes before the pods, because the namespace has none when it is made. */
  isolation(plan: IsolationPlan): void {
    const { runtimeClassName, runtimeClass, policyName } = plan;
    if (runtimeClass !== undefined) {
      const { handler, nodeSelector, tolerations } = runtimeClass;
      new RuntimeClass(
        `${this.name}-runtime-class`,
        {
          metadata: { name: runtimeClassName },
          handler,
          scheduling: { nodeSelector, tolerations: [...tolerations] },
        },
        this.within,
      );
    }
    const policy = new ValidatingAdmissionPolicy(
      `${this.name}-runtime-class`,
      {
        metadata: {
          name: policyName,
          annotations: { "hardened-cluster/control": "pod-hardened-runtime-class" },
        },
        spec: {
          failurePolicy: "Fail",
          matchConstraints: {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": this.namespace } },
            resourceRules: [
              { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] },
            ],
          },
          validations: [
            {
              expression: plan.expression,
              message: `Pods of namespace ${this.namespace} need runtimeClassName: ${runtimeClassName}.`,
            },
          ],
        },
      },
      this.within,
    );
    new ValidatingAdmissionPolicyBinding(
      `${this.name}-runtime-class`,
      {
        metadata: { name: policyName },
        spec: { policyName, validationActions: ["Deny", "Audit"] },
      },
      { ...this.within, dependsOn: [policy] },
    );
  }

  private called(name: string, annotations: Readonly<Record<string, string>> = {}) {
    const place = { name, namespace: this.namespace };
    return Object.keys(annotations).length === 0 ? place : { ...place, annotations };
  }
}
