import { Secret } from "@pulumi/kubernetes/core/v1";
import { TrustDomain } from "../../components/pki/trust-domains";
import { exampleControlPlane } from "./self-managed-example";
import { knownPki, knownRun, type KnownRun } from "./self-managed-known";
import { record } from "./recording";
import { PRIVATE_KEY, SELF_SIGNED, sourcesOf } from "./pki-example";

const known = knownPki();
const MEMBERS = ["cp-1", "cp-2", "cp-3"];

describe("the files of machines", () => {
  let run: KnownRun;
  beforeAll(async () => {
    run = await knownRun(known.pki);
  });

  const of = (machine: string) => run.files.filter((file) => file.machine === machine);
  const parsed = (path: string): unknown =>
    JSON.parse(of("cp-1").find((file) => file.path === path)?.text ?? "null");

  test("are those of each program, for each member alike", () => {
    expect(run.errors).toEqual([]);
    const [first = [], ...others] = MEMBERS.map((name) => of(name).map(({ path }) => path));
    for (const paths of others) expect(paths).toEqual(first);
    expect(first.length).toBe(new Set(first).size);
    expect(first).toMatchSnapshot();
    expect(of("worker-1").map(({ path }) => path)).toEqual([
      "/etc/kubernetes/kubelet/client.crt",
      "/etc/kubernetes/kubelet/client.key",
      "/etc/kubernetes/kubelet/ca.crt",
      "/etc/kubernetes/kubelet/kubeconfig",
      "/etc/kubernetes/kubelet/server.crt",
      "/etc/kubernetes/kubelet/server.key",
      "/etc/kubernetes/kubelet/client-ca.crt",
      "/etc/kubernetes/kubelet/config.yaml",
      "/etc/sysctl.d/90-kubelet.conf",
      "/etc/systemd/system/kubelet.service",
    ]);
  });

  test("are secret, root's, and closed to all others", () => {
    expect(new Set(run.files.map(({ mode, owner }) => `${mode} ${owner}`))).toEqual(
      new Set(["0600 root:root"]),
    );
    expect(run.files.filter(({ isSecret }) => !isSecret)).toEqual([]);
  });

  test("hold no key of a CA", () => {
    const keys = [...known.authorities.values()].map(({ privateKeyPem }) => bare(privateKeyPem));
    expect(keys).toHaveLength(9);
    const texts = run.files.map(({ text = "" }) => bare(text));
    expect(texts.some((text) => keys.some((key) => text.includes(key)))).toBe(false);
    const leafKeys = known.pki.certificates.map(({ privateKeyPem }) => bare(String(privateKeyPem)));
    expect(texts.filter((text) => leafKeys.some((key) => text.includes(key)))).toHaveLength(32);
  });

  test("hold each key once, and on one machine", () => {
    const owners = new Map<string, string[]>();
    for (const { machine, path, text = "" } of run.files) {
      if (path.endsWith(".key") && text !== "") {
        owners.set(text, [...(owners.get(text) ?? []), `${machine} ${path}`]);
      }
    }
    expect([...owners.values()].filter((places) => places.length > 1)).toEqual([]);
  });

  test("give each program the roots that it believes, and no other", () => {
    const rootOf = (path: string) => {
      const text = of("cp-1").find((file) => file.path === path)?.text;
      return [...known.authorities].find(([, root]) => root.certificatePem === text)?.[0];
    };
    expect(
      Object.fromEntries(
        of("cp-1")
          .filter(({ path }) => path.endsWith("ca.crt"))
          .map(({ path }) => [path, rootOf(path)]),
      ),
    ).toEqual({
      "/etc/etcd/pki/peer-ca.crt": TrustDomain.EtcdPeers,
      "/etc/etcd/pki/client-ca.crt": TrustDomain.EtcdClients,
      "/etc/kubernetes/pki/etcd-ca.crt": TrustDomain.EtcdClients,
      "/etc/kubernetes/pki/client-ca.crt": TrustDomain.ApiUsers,
      "/etc/kubernetes/pki/front-proxy-ca.crt": TrustDomain.FrontProxy,
      "/etc/kubernetes/pki/kubelet-ca.crt": TrustDomain.KubeletServing,
      "/etc/kubernetes/controller-manager/ca.crt": TrustDomain.ApiServerServing,
      "/etc/kubernetes/scheduler/ca.crt": TrustDomain.ApiServerServing,
      "/etc/kubernetes/kubelet/ca.crt": TrustDomain.ApiServerServing,
      "/etc/kubernetes/kubelet/client-ca.crt": TrustDomain.KubeletClients,
    });
  });

  test("name no user of system:masters and no super-admin", () => {
    expect(run.files.filter(({ text = "" }) => text.includes("system:masters"))).toEqual([]);
    expect(run.files.filter(({ path }) => path.includes("admin."))).toEqual([]);
  });

  test("let people in by tokens, and nobody without a name but for health", () => {
    expect(parsed("/etc/kubernetes/apiserver/authentication.yaml")).toMatchObject({
      kind: "AuthenticationConfiguration",
      anonymous: {
        enabled: true,
        conditions: [{ path: "/livez" }, { path: "/readyz" }, { path: "/healthz" }],
      },
      jwt: [
        {
          issuer: { url: "https://issuer.example.com", audiences: ["blue"] },
          claimMappings: {
            username: { claim: "sub", prefix: "oidc:" },
            groups: { claim: "groups", prefix: "oidc:" },
          },
        },
      ],
    });
  });

  test("encrypt with the current key alone, and read nothing in the clear", () => {
    expect(parsed("/etc/kubernetes/apiserver/encryption.yaml")).toEqual({
      apiVersion: "apiserver.config.k8s.io/v1",
      kind: "EncryptionConfiguration",
      resources: [
        {
          resources: ["secrets", "configmaps"],
          providers: [
            {
              secretbox: {
                keys: [{ name: "1", secret: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=" }],
              },
            },
          ],
        },
      ],
    });
  });

  test("make Pod Security restricted where no label says else", () => {
    expect(parsed("/etc/kubernetes/apiserver/admission.yaml")).toMatchObject({
      plugins: [
        {
          name: "PodSecurity",
          configuration: {
            defaults: { enforce: "restricted", audit: "restricted", warn: "restricted" },
            exemptions: { usernames: [], runtimeClasses: [], namespaces: ["kube-system"] },
          },
        },
        { name: "EventRateLimit" },
      ],
    });
  });
});

/** PEM without its lines, as it would stand in JSON too. */
function bare(text: string): string {
  return text.replace(/-----[^-]+-----|\\n|\s/g, "").slice(0, 10_000);
}

test("no file hangs on the key of a CA, nor does user data", async () => {
  const preview = await record(() => {
    const { members, workers } = exampleControlPlane();
    for (const { name, files, userData } of [...members, ...workers]) {
      const contents = Object.fromEntries(files.map(({ path, content }) => [path, content]));
      new Secret(name, { stringData: { ...contents, userData } });
    }
  });
  expect(preview.errors).toEqual([]);
  const rootKeys = preview
    .ofType(SELF_SIGNED)
    .flatMap((root) => sourcesOf(preview, root, "privateKeyPem"));
  expect(rootKeys).toHaveLength(7);
  const used = new Set(
    preview
      .ofType("kubernetes:core/v1:Secret")
      .flatMap((machine) => sourcesOf(preview, machine, "stringData")),
  );
  expect(rootKeys.filter((key) => used.has(key))).toEqual([]);
  expect(preview.ofType(PRIVATE_KEY).filter(({ name }) => used.has(name))).toHaveLength(33);
});
