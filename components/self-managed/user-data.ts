import { API_SERVER_PKI, AUDIT_LOGS, ETCD_DATA, ETCD_PKI } from "./paths";

interface WrittenFile {
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly content: string;
}

/** Folders that hold keys, data or records: closed to all but root (CIS Kubernetes Benchmark 1.11.1, clause 1.1.11). */
const MEMBER_FOLDERS: readonly string[] = [ETCD_DATA, ETCD_PKI, API_SERVER_PKI, AUDIT_LOGS];

/**
 * User data for cloud-init: it sets the host's name, writes the files and starts the kubelet, which starts all else. The
 * image of the machine brings containerd and the kubelet.
 */
export function cloudConfig(
  name: string,
  files: readonly WrittenFile[],
  { isMember }: { readonly isMember: boolean },
): string {
  const folders = isMember ? MEMBER_FOLDERS : [];
  const document = {
    preserve_hostname: false,
    hostname: name,
    write_files: files.map(({ path, mode, owner, content }) => ({
      path,
      permissions: mode,
      owner,
      content,
    })),
    runcmd: [
      ...folders.map((folder) => ["install", "-d", "-m", "0700", "-o", "root", folder]),
      ["sysctl", "--system"],
      ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "--now", "kubelet.service"],
    ],
  };
  return `#cloud-config\n${JSON.stringify(document)}\n`;
}
