import { requireMatch } from "../invalid-argument";

const KEY = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

/** Checks labels. Source: Kubernetes documentation, "Labels and Selectors", syntax and character set. */
export function requireLabelPairs(
  owner: string,
  path: string,
  labels: Readonly<Record<string, string>>,
): void {
  for (const [key, value] of Object.entries(labels)) {
    requireMatch(owner, path, key, KEY, "a label key such as team or example.com/team");
    requireLabelValue(owner, `${path}.${key}`, value);
  }
}

export function requireLabelValue(owner: string, path: string, value: string): string {
  const wanted = "a label value of at most 63 letters, digits, dots, hyphens and underscores";
  return requireMatch(owner, path, value, VALUE, wanted);
}
