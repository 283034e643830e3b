import { setTimeout as delay } from "node:timers/promises";
import { accepted, DRY_RUN, messageOf, type ApiClient, type Manifest } from "./kubernetes/client";
import { createNamespace } from "./kubernetes/controllers";
import { deploy } from "./kubernetes/installed";
import { MINORS, WITH_BUILD_MS, withApiServer } from "./kubernetes/minors";
import { testWith } from "./needs";

jest.setTimeout(WITH_BUILD_MS);

const NAMESPACE = "large";
const IMAGE = `registry.example.com/web:1@sha256:${"0".repeat(64)}`;
/** By digest: of several policies that refuse a request, the server names one. */
const ELSEWHERE = IMAGE.replace("registry.example.com", "registry.example.org");
const GUARD_WITHIN_MS = 30_000;

function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A pod with 500 containers that mount ten volumes each. */
function largePod(lastImage = IMAGE): Manifest {
  const volumes = many(10, (index) => ({ name: `v${String(index)}`, emptyDir: {} }));
  const volumeMounts = volumes.map(({ name }) => ({ name, mountPath: `/${name}` }));
  const containers = many(500, (index) => ({
    name: `c${String(index)}`,
    image: index === 499 ? lastImage : IMAGE,
    volumeMounts,
  }));
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "large", namespace: NAMESPACE },
    spec: { automountServiceAccountToken: false, volumes, containers },
  };
}

/** A network policy with 200 rules of 50 wide ranges each, all with the metadata address among their exceptions. */
function largePolicy(except = ["10.0.0.0/8", "169.254.169.254/32"]): Manifest {
  const to = many(50, () => ({ ipBlock: { cidr: "0.0.0.0/0", except } }));
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "large", namespace: NAMESPACE },
    spec: { podSelector: {}, policyTypes: ["Egress"], egress: many(200, () => ({ to })) },
  };
}

/** What the server says to a dry run: nothing when it accepts. */
async function objection(admin: ApiClient, manifest: Manifest): Promise<string> {
  const answer = await admin.create(manifest, DRY_RUN);
  return accepted(answer) ? "" : messageOf(answer);
}

/** Policies take effect a moment after they are written. */
async function untilRefused(admin: ApiClient, manifest: Manifest, control: string): Promise<void> {
  for (const started = Date.now(); Date.now() - started < GUARD_WITHIN_MS; await delay(100)) {
    if ((await objection(admin, manifest)).includes(`${control}: `)) return;
  }
  throw new Error(`${control} refuses nothing`);
}

describe.each(MINORS)("kube-apiserver %s", (minor) => {
  testWith(["go"], "judges large objects within the cost limit of expressions", async () => {
    await withApiServer(minor, async ({ admin }) => {
      await deploy(admin, { program: "tests/e2e/kubernetes/program", stack: "tests" });
      await createNamespace(admin, {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: NAMESPACE },
      });
      await untilRefused(admin, largePod(ELSEWHERE), "img-allowed-repos");
      await untilRefused(admin, largePolicy([]), "np-metadata-egress");
      expect(await objection(admin, largePod())).toBe("");
      expect(await objection(admin, largePolicy())).toBe("");
    });
  });
});
