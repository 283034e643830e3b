import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parse } from "yaml";
import { accepted, messageOf, type ApiClient, type Manifest } from "./client";
import { moduleSources } from "./go-programs";

interface Definitions {
  readonly module: string;
  readonly version: string;
  /** Folder in the module. */
  readonly folder: string;
}

/** The Go modules in which projects publish the custom resource definitions of their API groups. */
const DEFINITIONS: Readonly<Record<string, Definitions>> = {
  "snapshot.storage.k8s.io": {
    module: "github.com/kubernetes-csi/external-snapshotter/client/v8",
    version: "v8.6.0",
    folder: "config/crd",
  },
  "cert-manager.io": {
    module: "github.com/cert-manager/cert-manager",
    version: "v1.21.2",
    folder: "deploy/crds",
  },
  "awspca.cert-manager.io": {
    module: "github.com/cert-manager/aws-privateca-issuer",
    version: "v1.9.2",
    folder: "config/crd/bases",
  },
  "karpenter.sh": {
    module: "sigs.k8s.io/karpenter",
    version: "v1.14.1",
    folder: "pkg/apis/crds",
  },
  "karpenter.k8s.aws": {
    module: "github.com/aws/karpenter-provider-aws",
    version: "v1.14.1",
    folder: "pkg/apis/crds",
  },
};

/** Groups of objects whose definitions EKS brings along, and publishes nowhere as source: EKS Auto Mode. */
const UNPUBLISHED = ["eks.amazonaws.com"];

/** Whether a server can have a definition of the object's kind. */
export function isPublished({ apiVersion }: Manifest): boolean {
  return !UNPUBLISHED.some((group) => apiVersion.startsWith(`${group}/`));
}

/** Gives the server the definitions of the groups that the objects are in and Kubernetes itself does not have. */
export async function installDefinitions(
  admin: ApiClient,
  objects: readonly Manifest[],
): Promise<void> {
  const groups = new Set(objects.map(({ apiVersion }) => apiVersion.split("/")[0] ?? ""));
  for (const group of groups) {
    const definitions = DEFINITIONS[group];
    if (definitions !== undefined) await install(admin, group, definitions);
  }
}

const SERVED_WITHIN_MS = 30_000;

interface DefinitionSpec {
  readonly group: string;
  readonly names: { readonly plural: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

async function install(admin: ApiClient, group: string, from: Definitions): Promise<void> {
  const folder = path.join(moduleSources(from.module, from.version), from.folder);
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".yaml"))) {
    const definition = parse(fs.readFileSync(path.join(folder, file), "utf8")) as Manifest;
    const spec = definition["spec"] as DefinitionSpec;
    if (definition.kind !== "CustomResourceDefinition" || spec.group !== group) continue;
    const created = await admin.create(definition);
    if (!accepted(created)) throw new Error(`${file}: ${messageOf(created)}`);
    for (const { name } of spec.versions.filter(({ served }) => served)) {
      await isServed(admin, `/apis/${group}/${name}/${spec.names.plural}`);
    }
  }
}

/** Waits until the server answers for the objects of a definition. */
async function isServed(admin: ApiClient, place: string): Promise<void> {
  for (const started = Date.now(); Date.now() - started < SERVED_WITHIN_MS; await delay(50)) {
    if (accepted(await admin.request("GET", place))) return;
  }
  throw new Error(`${place} was not served in time`);
}
