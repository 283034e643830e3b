import { gzipSync } from "node:zlib";
import { API_SERVER_PKI, AUDIT_LOGS, ETCD_DATA, ETCD_PKI } from "./paths";

interface WrittenFile {
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly content: string;
}

/** Folders that hold keys, data or records: closed to all but root (CIS Kubernetes Benchmark 1.12.0, clause 1.1.11). */
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

/** Place of the byte that names the operating system (RFC 1952, section 2.3), and its value for "unknown". */
const SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** User data with gzip, which cloud-init unpacks, in base64. It does not depend on the machine that packs it. */
export function compressed(text: string): string {
  const bytes = gzipSync(text, { level: 9 });
  bytes[SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  return bytes.toString("base64");
}
