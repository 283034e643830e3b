import path from "node:path";
import { isRecord } from "./json-document";

const FILES: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
const VERSIONS: ReadonlyMap<unknown, string> = new Map([
  ["Kustomization", "kustomize.config.k8s.io/v1beta1"],
  ["Component", "kustomize.config.k8s.io/v1alpha1"],
]);

/**
 * The content of a file that kustomize finds by its name, with the kind and version that kustomize takes where it names none.
 * Rule: kustomize, api/konfig/general.go (names of files) and api/types/kustomization.go (FixKustomization).
 */
export function withKustomizeDefaults(file: string, value: unknown): unknown {
  if (!FILES.includes(path.basename(file)) || !isRecord(value)) return value;
  const kind = given(value["kind"], "Kustomization");
  const version = VERSIONS.get(kind);
  if (version === undefined) return value;
  return { ...value, apiVersion: given(value["apiVersion"], version), kind };
}

function given(value: unknown, otherwise: string): unknown {
  return value === undefined || value === null || value === "" ? otherwise : value;
}
