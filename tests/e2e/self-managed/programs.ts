import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ETCD, kubeApiserver, type GoProgram } from "../kubernetes/go-programs";

/** The minor whose programs a control plane is started from: the target of the catalogue. */
export const MINOR = "1.35";

const KUBELET_CONFIG = path.join(__dirname, "kubelet-config.go");

/** The programs of a control plane by name. */
export const PROGRAMS: Readonly<Record<string, GoProgram>> = {
  etcd: ETCD,
  "kube-apiserver": kubeApiserver(MINOR),
  "kube-controller-manager": ofKubernetes("kube-controller-manager"),
  "kube-scheduler": ofKubernetes("kube-scheduler"),
};

/** The administrators' tool of the same release of etcd. */
export const ETCDCTL: GoProgram = {
  name: "etcdctl",
  module: "go.etcd.io/etcd/etcdctl/v3",
  version: ETCD.version,
  main: "go.etcd.io/etcd/etcdctl/v3",
};

/** What the kubelet says of its configuration. Its name changes with its source, so that the cache has no older one. */
export function kubeletConfig(): GoProgram {
  const text = fs.readFileSync(KUBELET_CONFIG);
  const source = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const name = `kubelet-config-${source}`;
  return { ...kubeApiserver(MINOR), name, main: ".", file: KUBELET_CONFIG };
}

function ofKubernetes(name: string): GoProgram {
  return { ...kubeApiserver(MINOR), name, main: `k8s.io/kubernetes/cmd/${name}` };
}
