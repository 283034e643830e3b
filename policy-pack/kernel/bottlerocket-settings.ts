import { notEvaluated, violation, type Answer } from "./answer";
import type { Field, Reading } from "./field";

/** Bottlerocket's kernel lockdown modes that keep even root from changing the kernel. */
const LOCKDOWN = ["integrity", "confidentiality"];

/** The answers about the settings that a Bottlerocket node starts with; none where they are as they must be. */
export function judgeSettings(field: Field, text: Reading<string>): readonly Answer[] {
  const wanted = "settings with kernel.lockdown and kubernetes.seccomp-default";
  if (text.state === "absent") return [violation(field, "absent", wanted)];
  if (text.state === "unknown") return [notEvaluated(field, text.why)];
  const settings = readSettings(text.value);
  const answers: Answer[] = [];
  if (settings.get("settings.host-containers.admin.enabled") === "true") {
    answers.push(violation(field, "an admin container", "host-containers.admin.enabled = false"));
  }
  if (!LOCKDOWN.includes(settings.get("settings.kernel.lockdown") ?? "")) {
    answers.push(violation(field, "no kernel lockdown", 'kernel.lockdown = "integrity"'));
  }
  if (settings.get("settings.kubernetes.seccomp-default") !== "true") {
    answers.push(violation(field, "no seccomp default", "kubernetes.seccomp-default = true"));
  }
  return answers;
}

/**
 * Settings by dotted name, as far as TOML writes them one to a line, which is how Bottlerocket documents them: tables in
 * brackets, quoted or bare keys, and values up to a comment.
 */
export function readSettings(text: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  let table = "";
  for (const line of text.split("\n")) {
    const [, name] = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined) {
      table = `${plain(name)}.`;
      continue;
    }
    const [, key, quoted, bare] =
      /^\s*([^#=]+?)\s*=\s*(?:["']([^"']*)["']|([^#]*?))\s*(?:#.*)?$/.exec(line) ?? [];
    if (key !== undefined) settings.set(table + plain(key), quoted ?? bare ?? "");
  }
  return settings;
}

function plain(name: string): string {
  return name.replace(/["'\s]/g, "");
}
