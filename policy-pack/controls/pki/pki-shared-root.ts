import { pass, violation, type Answers } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { attack, cisKubernetes } from "../../kernel/frameworks";
import { describeAnchors, trustAnchors } from "../../kernel/trust-anchors";

export const pkiSharedRoot = control(
  {
    id: "pki-shared-root",
    title: "A certificate authority must serve one trust domain only.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "pki",
    requirements: ["K1"],
    frameworks: [...cisKubernetes("2.7"), ...attack("T1649")],
    contract:
      "Restricted: roots made with the TLS provider or AWS Private CA, by their keys, and CAs given as text. A root " +
      "serves a domain where a place takes it for a CA: caBundle of webhooks, API services and CRD conversion; files " +
      "of ConfigMaps and Secrets named like the CA flags and files of etcd, kube-apiserver, kubelet and kubeadm; trust " +
      "anchors of IAM Roles Anywhere. It also serves the domain of each leaf that it signs, told by the subject of the " +
      "request (kubeadm's common names, system: users and groups, DNS names of the API server) and otherwise by the " +
      "words of the names. Allowed: one domain of etcd-peers, etcd-clients, apiserver-serving, kubelet-serving, " +
      "kubelet-clients, front-proxy, api-users, workloads, webhooks. An intermediate CA counts as its root. Unknown " +
      "PEMs are followed by property dependencies; a place without a known origin is not evaluated, and so is a " +
      "resource with several roots in places of several domains. Data of which not even the file names are known (the " +
      "SDK hides those of Secrets) are judged by the name of the object, and not evaluated where it says nothing. An " +
      "absent CA is no place. Flags that name files, user data and CAs that others make are not seen.",
    rationale:
      "etcd answers whoever holds a certificate of a CA that it trusts: when it shares a root with API users, each of " +
      "them owns the cluster.",
    remediation:
      "Make one root for each trust domain, for example with ClusterPki, and give each consumer the root of its own " +
      "domain only.",
    references: [
      "https://kubernetes.io/docs/setup/best-practices/certificates/",
      "https://etcd.io/docs/v3.5/op-guide/security/",
    ],
    componentSide: "ClusterPki makes one root for each domain and one output for each trust set.",
  },
  onStack(
    (stack) => trustAnchors(stack).subjects,
    (subject, stack): Answers => {
      const anchors = trustAnchors(stack);
      const shared = anchors.sharedBy(subject).map((all) => {
        const own = all.find((anchor) => anchor.subject === subject);
        const found = `one CA for ${describeAnchors(all)}`;
        return violation(own?.field ?? "", found, "a CA of its own for each trust domain");
      });
      const answers = [...shared, ...anchors.gapsOf(subject)];
      return answers.length === 0 ? pass : answers;
    },
  ),
);
