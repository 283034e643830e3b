/** Where files stand on machines. Each program mounts its own folders and no other's. */
const KUBERNETES = "/etc/kubernetes";

export const ETCD_PKI = "/etc/etcd/pki";
export const ETCD_DATA = "/var/lib/etcd";
export const API_SERVER_PKI = `${KUBERNETES}/pki`;
export const API_SERVER_CONFIG = `${KUBERNETES}/apiserver`;
export const CONTROLLER_MANAGER = `${KUBERNETES}/controller-manager`;
export const SCHEDULER = `${KUBERNETES}/scheduler`;
export const KUBELET = `${KUBERNETES}/kubelet`;
export const MANIFESTS = `${KUBERNETES}/manifests`;
export const AUDIT_LOGS = "/var/log/kubernetes/audit";

export const API_PORT = 6443;
export const ETCD_CLIENT_PORT = 2379;
export const ETCD_PEER_PORT = 2380;
/** Health and metrics of etcd without TLS, on the loopback interface alone. */
export const ETCD_HEALTH_PORT = 2381;
export const CONTROLLER_MANAGER_PORT = 10257;
export const SCHEDULER_PORT = 10259;

/** The files of a certificate and of its key. */
export function pairAt(folder: string, name: string): { certificate: string; key: string } {
  return { certificate: `${folder}/${name}.crt`, key: `${folder}/${name}.key` };
}

/** The file with the public key of a generation that signs tokens. */
export function tokenKeyFile(id: string): string {
  return `${API_SERVER_PKI}/service-accounts-${id}.pub`;
}
/** The key that signs tokens now, for the API server. */
export const TOKEN_SIGNING_KEY = `${API_SERVER_PKI}/service-accounts.key`;
