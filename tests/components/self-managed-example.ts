import { ClusterPki } from "../../components/pki/cluster-pki";
import type { SelfManagedControlPlaneArgs } from "../../components/self-managed/args";
import { SelfManagedControlPlane } from "../../components/self-managed/self-managed-control-plane";

const image = (name: string) =>
  `registry.example.com/${name}@sha256:${"0123456789abcdef".repeat(4)}`;

/** 32 different bytes; nothing is encrypted with them. */
export const EXAMPLE_KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString(
  "base64",
);

export const NAMES = {
  members: [
    { name: "cp-1", address: "10.20.0.11" },
    { name: "cp-2", address: "10.20.0.12" },
    { name: "cp-3", address: "10.20.0.13" },
  ],
  workers: [{ name: "worker-1", address: "10.20.1.11" }],
  apiServerNames: ["api.blue.example.com", "10.20.0.10"],
  serviceCidr: "10.96.0.0/16",
};

/** Everything but certificates. */
export const CONTROL_PLANE: Omit<SelfManagedControlPlaneArgs, "pki"> = {
  ...NAMES,
  clusterName: "blue",
  podCidr: "10.128.0.0/14",
  images: {
    etcd: image("etcd"),
    apiServer: image("kube-apiserver"),
    controllerManager: image("kube-controller-manager"),
    scheduler: image("kube-scheduler"),
  },
  userAuthentication: {
    oidc: { issuerUrl: "https://issuer.example.com", clientId: "blue" },
  },
  encryption: {
    kind: "secretbox",
    keys: [{ id: "1", role: "current", secret: EXAMPLE_KEY }],
  },
  administratorGroups: ["oidc:platform"],
};

export function examplePki(): ClusterPki {
  return new ClusterPki("pki", {
    clusterName: "blue",
    domains: [],
    controlPlane: { ...NAMES, firstAdministrator: "first" },
  });
}

/** A control plane of three members and a worker, with changed arguments. */
export function exampleControlPlane(changes: object = {}): SelfManagedControlPlane {
  const args = { ...CONTROL_PLANE, pki: examplePki() };
  return new SelfManagedControlPlane("blue", Object.assign(args, changes));
}
