import { isRecord, type JsonDocument } from "./json-document";
import { unreadable, type Collected } from "./scanned";
import { StateSecrets } from "./state-secrets";
import { stateResource } from "./state-resource";

/** Where a state of Pulumi keeps its resources. */
interface StateList {
  /** Keys that lead to the list. */
  readonly path: string;
  /** Key of an element under which the resource stands; empty where the element is the resource. */
  readonly key: "" | "newState";
}

const NEWEST_VERSION = 4;
// Steps of `pulumi preview --json` that leave a resource behind. A replacement has others, with the same resource again.
const KEPT_STEPS = new Set([
  "same",
  "create",
  "update",
  "create-replacement",
  "read",
  "read-replacement",
  "refresh",
  "import",
  "import-replacement",
]);

/**
 * True for what `pulumi stack export` and `pulumi preview --json` write and for checkpoint files, whatever their version.
 * Rule: sdk/go/common/apitype/core.go (UntypedDeployment, VersionedCheckpoint, CheckpointV1 and later).
 */
export function isState(value: Readonly<Record<string, unknown>>): boolean {
  return !("apiVersion" in value) && (listOf(value) !== undefined || isEncryptedWhole(value));
}

function listOf(value: Readonly<Record<string, unknown>>): StateList | undefined {
  if ("deployment" in value) return { path: "deployment.resources", key: "" };
  if ("checkpoint" in value) return { path: "checkpoint.latest.resources", key: "" };
  if ("latest" in value && "stack" in value) return { path: "latest.resources", key: "" };
  if ("manifest" in value && "resources" in value) return { path: "resources", key: "" };
  if ("steps" in value) return { path: "steps", key: "newState" };
  return undefined;
}

// DIY backends and services that wrap a state: nothing of it can be told.
function isEncryptedWhole(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value["ciphertext"] === "string";
}

/** Keeps the resources of a state as their inputs say; what only the cloud told is left out. */
export function readState({ value, extent, elements }: JsonDocument, collected: Collected): void {
  const file = extent.source.name;
  const refuse = (path: string, found: string, wanted: string) =>
    collected.refuse(unreadable(file, path, found, wanted));
  const { version } = value;
  if (version !== undefined && !isKnown(version)) {
    refuse("version", JSON.stringify(version), `1 to ${NEWEST_VERSION}`);
    return;
  }
  const list = listOf(value);
  const found = list === undefined ? undefined : resourcesAt(value, list.path);
  if (list === undefined || found === undefined) {
    const wanted = "a state in the clear, as `pulumi stack export` writes it";
    const path = list?.path ?? "ciphertext";
    refuse(path, isEncryptedWhole(value) ? "an encrypted state" : "no list of resources", wanted);
    return;
  }
  const secrets = new StateSecrets();
  let pendingDeletion = 0;
  found.forEach((element, index) => {
    // One that is no JSON has its finding already.
    if (element === undefined) return;
    const resource = list.key === "" ? element : keptOf(element);
    if (resource === undefined) return;
    const path = `${list.path}[${index}]`;
    const position = elements.get(list.path)?.[index] ?? extent;
    const read = stateResource(resource, { extent: position, prefix: list.key, path }, secrets);
    if (read === undefined) {
      const place = `${file}:${position.line}`;
      collected.refuse(unreadable(place, path, "no resource", "one with URN, type and inputs"));
    } else if (read === "pending deletion") pendingDeletion += 1;
    else collected.keep(read.resource, read.place);
  });
  if (pendingDeletion > 0) {
    const some = `${pendingDeletion} resources that await deletion were`;
    const which = pendingDeletion === 1 ? "1 resource that awaits deletion was" : some;
    const message = `${file}: ${which} not checked.`;
    collected.diagnostics.push({ severity: "warning", message, urn: "", source: file });
  }
  const { encrypted, first } = secrets;
  if (encrypted === 0) return;
  const values = encrypted === 1 ? "an encrypted value" : `${encrypted} encrypted values`;
  refuse(first, values, "values in the clear (`pulumi stack export --show-secrets`)");
}

function isKnown(version: unknown): boolean {
  return Number.isInteger(version) && Number(version) >= 1 && Number(version) <= NEWEST_VERSION;
}

/** An empty stack has nothing where others have their resources. */
function resourcesAt(
  value: Readonly<Record<string, unknown>>,
  path: string,
): readonly unknown[] | undefined {
  let current: unknown = value;
  for (const key of path.split(".")) {
    if (!isRecord(current)) return undefined;
    current = current[key];
    if (current === null || current === undefined) return [];
  }
  return Array.isArray(current) ? current : undefined;
}

function keptOf(step: unknown): unknown {
  if (!isRecord(step)) return step;
  return KEPT_STEPS.has(String(step["op"])) ? step["newState"] : undefined;
}
