import { isObject, own } from "./wire";
import { valueOfYaml } from "./yaml-text";

/** A file that cloud-init writes before the machine starts its services. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

const HEADER = /^#cloud-config\s*\n/;

/** The files in `write_files` of cloud-init user data; none for user data in another form. */
export function filesInCloudConfig(userData: string): readonly WrittenFile[] {
  if (!HEADER.test(userData)) return [];
  const config = valueOfYaml(userData.replace(HEADER, ""));
  const files = isObject(config) ? own(config, "write_files") : undefined;
  if (!Array.isArray(files)) return [];
  return files.flatMap((file: unknown) => {
    if (!isObject(file)) return [];
    const { path, content } = file;
    return typeof path === "string" && typeof content === "string" ? [{ path, text: content }] : [];
  });
}

/** A file in YAML or JSON as an object; nothing for other files. */
export function objectIn({ text }: WrittenFile): Readonly<Record<string, unknown>> | undefined {
  const value = valueOfYaml(text);
  return isObject(value) ? value : undefined;
}
