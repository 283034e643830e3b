import { isObject, own } from "./wire";

/** A file that cloud-init writes before the machine starts its services. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

const HEADER = /^#cloud-config\s*\n/;

/**
 * The files in `write_files` of cloud-init user data that is JSON, as SelfManagedControlPlane writes it; none for user data
 * in another form.
 */
export function filesInCloudConfig(userData: string): readonly WrittenFile[] {
  if (!HEADER.test(userData)) return [];
  const config = parsed(userData.replace(HEADER, ""));
  const files = isObject(config) ? own(config, "write_files") : undefined;
  if (!Array.isArray(files)) return [];
  return files.flatMap((file: unknown) => {
    if (!isObject(file)) return [];
    const { path, content } = file;
    return typeof path === "string" && typeof content === "string" ? [{ path, text: content }] : [];
  });
}

/** A file in JSON as an object; nothing for other files. */
export function objectIn({ text }: WrittenFile): Readonly<Record<string, unknown>> | undefined {
  const value = parsed(text);
  return isObject(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
