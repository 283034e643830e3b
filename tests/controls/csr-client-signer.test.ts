import { csrClientSigner } from "../../policy-pack/controls/cluster/csr-client-signer";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/csr-client-signer";

const set = "spec.signerName";
const wanted = "a signer whose certificates the API server does not accept";

testRoom(csrClientSigner, fixtures, {
  minimal,
  judged: "request",
  passes: [
    { name: "a signer of one's own", set, to: "example.com/kube-apiserver-client" },
    { name: "the signer of kubelets' servers", set, to: "kubernetes.io/kubelet-serving" },
  ],
  fails: [
    {
      name: "clients of the API",
      set,
      to: "kubernetes.io/kube-apiserver-client",
      path: set,
      found: '"kubernetes.io/kube-apiserver-client"',
      wanted,
    },
    {
      name: "kubelets as clients",
      set,
      to: "kubernetes.io/kube-apiserver-client-kubelet",
      path: set,
      found: '"kubernetes.io/kube-apiserver-client-kubelet"',
      wanted,
    },
    {
      name: "an absent signer",
      set,
      to: ABSENT,
      path: set,
      found: 'absent (default "kubernetes.io/legacy-unknown")',
      wanted,
    },
  ],
  notEvaluated: unreadable(set, "a text"),
});
