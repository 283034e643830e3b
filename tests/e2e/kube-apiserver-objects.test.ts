import { accepted, messageOf } from "./kubernetes/client";
import { createDefaultAccount } from "./kubernetes/controllers";
import { installDefinitions, isPublished } from "./kubernetes/definitions";
import { SYSTEM_NAMESPACES, write } from "./kubernetes/installed";
import { MINORS, WITH_BUILD_MS, withApiServer } from "./kubernetes/minors";
import { manifestOf, previewedObjects, previewedStacks } from "./kubernetes/previews";
import { object } from "../support/stack";
import { testWith } from "./needs";

jest.setTimeout(WITH_BUILD_MS);

/** Components with options that neither the program nor an example uses. */
const OPTIONS = { program: "tests/e2e/kubernetes/options", stack: "tests" };

/** The word that stands for secrets is no certificate. */
const MADE_UP = /tls: failed to find any PEM data in certificate input/;

/** Examples that make AWS resources alone. */
const WITHOUT_OBJECTS = ["examples/bare-cluster-own-vpc"];

describe.each(MINORS)("kube-apiserver %s", (minor) => {
  for (const { program, stack } of [...previewedStacks(), OPTIONS]) {
    const title = `accepts every object of ${program === "." ? "the program" : program}, ${stack}`;
    testWith(["go"], title, async () => {
      const all = previewedObjects({ program, stack });
      const objects = all.filter(({ manifest }) => isPublished(manifest));
      expect(objects.length > 0).toBe(!WITHOUT_OBJECTS.includes(program));
      await withApiServer(minor, async ({ admin }) => {
        const manifests = objects.map(({ manifest }) => manifest);
        await installDefinitions(admin, manifests);
        for (const name of SYSTEM_NAMESPACES) await createDefaultAccount(admin, name);
        const complaints: string[] = [];
        for (const object of objects) {
          const answer = await write(admin, object);
          const what = `${object.manifest.kind} ${object.resource.name}`;
          if (!accepted(answer)) complaints.push(`${what}: ${messageOf(answer)}`);
          const warnings = answer.warnings.filter((warning) => !MADE_UP.test(warning));
          complaints.push(...warnings.map((warning) => `${what}: ${warning}`));
        }
        expect(complaints).toEqual([]);
      });
      const counts = `${String(objects.length)} of ${String(all.length)} objects`;
      process.stdout.write(`${minor} ${program} ${stack}: ${counts}\n`);
    });
  }

  testWith(["go"], "refuses a field that Kubernetes does not have", async () => {
    const policy = object("networking.k8s.io/v1:NetworkPolicy", "misspelt", {
      metadata: { name: "misspelt", namespace: "default" },
      spec: { podSelector: {}, policyType: ["Ingress"] },
    });
    await withApiServer(minor, async ({ admin }) => {
      const sent = { resource: policy, manifest: manifestOf(policy), isPatch: false };
      const answer = await write(admin, sent);
      expect(answer.status).toBe(400);
      expect(messageOf(answer)).toContain('unknown field "spec.policyType"');
    });
  });
});
