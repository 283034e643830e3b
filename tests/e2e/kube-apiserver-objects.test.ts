import { accepted, messageOf, type ApiClient, type Answer } from "./kubernetes/client";
import { createDefaultAccount, createNamespace } from "./kubernetes/controllers";
import { installDefinitions } from "./kubernetes/definitions";
import { MINORS, WITH_BUILD_MS, withApiServer } from "./kubernetes/minors";
import { previewedObjects, previewedStacks, type PreviewedObject } from "./kubernetes/previews";
import { testWith } from "./needs";

jest.setTimeout(WITH_BUILD_MS);

const SYSTEM_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** Writes the object as Pulumi's provider does. Unknown and repeated fields are refused, not dropped. */
async function write(admin: ApiClient, { manifest, isPatch }: PreviewedObject): Promise<Answer> {
  const strict = "fieldValidation=Strict";
  if (isPatch) return admin.apply(manifest, strict);
  if (manifest.kind === "Namespace") return createNamespace(admin, manifest);
  return admin.create(manifest, strict);
}

describe.each(MINORS)("kube-apiserver %s", (minor) => {
  for (const { program, stack } of previewedStacks()) {
    const title = `accepts every object of ${program === "." ? "the program" : program}, ${stack}`;
    testWith(["go"], title, async () => {
      const objects = previewedObjects({ program, stack });
      expect(objects.length).toBeGreaterThan(0);
      await withApiServer(minor, async ({ admin }) => {
        const manifests = objects.map(({ manifest }) => manifest);
        await installDefinitions(admin, manifests);
        for (const name of SYSTEM_NAMESPACES) await createDefaultAccount(admin, name);
        const complaints: string[] = [];
        for (const object of objects) {
          const answer = await write(admin, object);
          const what = `${object.manifest.kind} ${object.resource.name}`;
          if (!accepted(answer)) complaints.push(`${what}: ${messageOf(answer)}`);
          complaints.push(...answer.warnings.map((warning) => `${what}: ${warning}`));
        }
        expect(complaints).toEqual([]);
      });
      process.stdout.write(`${minor} ${program} ${stack}: ${String(objects.length)} objects\n`);
    });
  }
});
