import { API_PORT } from "./paths";

interface FileCredentials {
  readonly server: string;
  readonly user: string;
  /** Paths of files, so that programs read them again when they are renewed. */
  readonly certificate: string;
  readonly key: string;
  readonly certificateAuthority: string;
}

export function serverAt(host: string): string {
  return `https://${host}:${API_PORT}`;
}

/** The kubeconfig of a program that finds its certificate and its root in files. */
export function fileKubeconfig(credentials: FileCredentials): Readonly<Record<string, unknown>> {
  const { server, user, certificate, key, certificateAuthority } = credentials;
  return kubeconfig(
    user,
    { server, "certificate-authority": certificateAuthority },
    { "client-certificate": certificate, "client-key": key },
  );
}

/** The kubeconfig of a person, whole in one text; it holds the key. */
export function embeddedKubeconfig(
  server: string,
  user: string,
  pem: { readonly certificate: string; readonly key: string; readonly root: string },
): Readonly<Record<string, unknown>> {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return kubeconfig(
    user,
    { server, "certificate-authority-data": base64(pem.root) },
    {
      "client-certificate-data": base64(pem.certificate),
      "client-key-data": base64(pem.key),
    },
  );
}

function kubeconfig(name: string, cluster: object, user: object) {
  return {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user }],
  };
}
