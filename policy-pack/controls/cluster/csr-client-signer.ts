import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";

const REQUESTS = tokensOf("CertificateSigningRequest", [
  "certificates.k8s.io/v1",
  "certificates.k8s.io/v1beta1",
]);

/** Signers whose certificates the API server takes for the name in them (Kubernetes documentation, "Kubernetes signers"). */
const CLIENT_SIGNERS = [
  "kubernetes.io/kube-apiserver-client",
  "kubernetes.io/kube-apiserver-client-kubelet",
  "kubernetes.io/legacy-unknown",
];

export const csrClientSigner = control(
  {
    id: "csr-client-signer",
    title: "Stacks must not request client certificates of the Kubernetes API.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2", "K19"],
    frameworks: attack("T1098", "T1649"),
    contract:
      "Restricted: spec.signerName of CertificateSigningRequest. Refused: kubernetes.io/kube-apiserver-client, the " +
      "same for kubelets, and kubernetes.io/legacy-unknown. Absent means legacy-unknown in v1beta1; v1 takes no " +
      "request without a signer. Unknown is not evaluated.",
    rationale:
      "A client certificate is an identity of free choice that nobody can revoke, and that IAM never hears of.",
    remediation:
      "Sign in with an IAM role or through the identity provider; for serving certificates, use another signer.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers",
      "https://kubernetes.io/docs/concepts/security/hardening-guide/authentication-mechanisms/",
    ],
    componentSide: "AdmissionGuard refuses the requests; no component makes one.",
  },
  onResources(REQUESTS, ({ inputs }) =>
    expectThat(inputs.at("spec", "signerName").string(), {
      holds: (signer) => !CLIENT_SIGNERS.includes(signer),
      wanted: "a signer whose certificates the API server does not accept",
      absentMeans: "kubernetes.io/legacy-unknown",
    }),
  ),
);
