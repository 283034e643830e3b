import { allOf, at, cel, equal, not, someText, text, textAt, isAmong, texts } from "./cel";
import type { GuardPolicy } from "./guard-policy";

const CLIENT = "kubernetes.io/kube-apiserver-client";
const KUBELET = "kubernetes.io/kube-apiserver-client-kubelet";
/** Groups of kubelets and of nodes that join (Kubernetes documentation, "TLS bootstrapping"). */
const NODES = ["system:bootstrappers", "system:nodes"];

const signer = textAt(at("object", "spec", "signerName"));
const byNode = someText(cel("texts", "request.userInfo.?groups.orValue([])"), "group", (group) =>
  isAmong(group, texts(NODES)),
);

/**
 * Control csr-client-signer. Client certificates of these signers are identities that nobody can revoke, and that pass by
 * IAM; the signer of kubelets is left to nodes.
 */
export const SIGNING_REQUESTS: readonly GuardPolicy[] = [
  {
    name: "client-certificates",
    control: "csr-client-signer",
    // What a request asks for cannot be changed.
    guards: [
      {
        apiGroups: ["certificates.k8s.io"],
        apiVersions: ["v1"],
        resources: ["certificatesigningrequests"],
        operations: ["CREATE"],
      },
    ],
    holds: allOf(
      not(equal(signer, text(CLIENT))),
      cel("condition", `${not(equal(signer, text(KUBELET))).text} || ${byNode.text}`),
    ),
    message:
      "csr-client-signer: a client certificate of the Kubernetes API cannot be revoked. " +
      "Sign in with an IAM role or through the identity provider; for serving certificates, use cert-manager.",
    exemptsSystem: false,
  },
];
