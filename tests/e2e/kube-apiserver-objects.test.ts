import { accepted, messageOf } from "./kubernetes/client";
import { createDefaultAccount } from "./kubernetes/controllers";
import { installDefinitions } from "./kubernetes/definitions";
import { SYSTEM_NAMESPACES, write } from "./kubernetes/installed";
import { MINORS, WITH_BUILD_MS, withApiServer } from "./kubernetes/minors";
import { previewedObjects, previewedStacks } from "./kubernetes/previews";
import { testWith } from "./needs";

jest.setTimeout(WITH_BUILD_MS);

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
