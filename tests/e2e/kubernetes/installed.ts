import type { Stack } from "../../support/stack";
import { accepted, messageOf, type ApiClient, type Answer } from "./client";
import { createDefaultAccount, createNamespace, startQuota } from "./controllers";
import { installDefinitions } from "./definitions";
import { previewedObjects, type PreviewedObject, type PreviewedStack } from "./previews";

export const SYSTEM_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** Writes an object as Pulumi's provider does. Unknown and repeated fields are refused, not dropped. */
export async function write(
  admin: ApiClient,
  { manifest, isPatch }: PreviewedObject,
): Promise<Answer> {
  const strict = "fieldValidation=Strict";
  if (isPatch) return admin.apply(manifest, strict);
  if (manifest.kind === "Namespace") return createNamespace(admin, manifest);
  return admin.create(manifest, strict);
}

/** Deploys a stack as far as an API server alone can take it; returns its resources. Throws for a refused object. */
export async function deploy(admin: ApiClient, stack: PreviewedStack): Promise<Stack> {
  const objects = previewedObjects(stack);
  await installDefinitions(
    admin,
    objects.map(({ manifest }) => manifest),
  );
  for (const name of SYSTEM_NAMESPACES) await createDefaultAccount(admin, name);
  for (const object of objects) {
    const answer = await write(admin, object);
    if (!accepted(answer)) throw new Error(`${object.resource.name}: ${messageOf(answer)}`);
  }
  for (const { manifest } of objects) {
    if (manifest.kind === "ResourceQuota") await startQuota(admin, manifest);
  }
  return objects.map(({ resource }) => resource);
}
