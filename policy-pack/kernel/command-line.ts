import type { Field } from "./field";

/** One word of a command line; without a text it is not known. */
export interface Word {
  readonly field: Field;
  readonly text?: string;
  /** Why it is not known. */
  readonly why?: string;
  /** The flag whose value alone is not known, as in `--advertise-address=…`. */
  readonly flag?: string;
}

/** A flag's value at the place where it stands. */
export interface FlagValue {
  readonly field: Field;
  /** What follows `=`, or nothing where the flag stands alone. */
  readonly text: string | undefined;
  /** The word after a flag that stands alone: its value, unless the flag is a switch. */
  readonly next?: string;
  /** Why the value is not known, where it is not. */
  readonly why?: string;
}

const SHELLS = ["sh", "bash", "ash", "dash"];
/** Quoted parts and all else between blanks. */
const SHELL_WORD = /(?:"[^"]*"|'[^']*'|[^\s"'\\]|\\.)+/g;
/** What kubelet or the shell puts in when the container starts. */
const EXPANDED = /\$[({\w]/;

/** The words of a list of a container, such as `command`; those of a shell's script one by one. */
export function wordsIn(list: Field): readonly Word[] {
  const reading = list.list();
  if (reading.state === "absent") return [];
  if (reading.state === "unknown") return [{ field: list, why: reading.why }];
  const words = reading.value.map(wordOf);
  const [shell, option, script, ...rest] = words;
  const isShell = SHELLS.includes(baseName(shell?.text ?? ""));
  if (!isShell || !/^-\w*c$/.test(option?.text ?? "") || script?.text === undefined) return words;
  return [...shellWords(script.text, script.field), ...rest];
}

function wordOf(field: Field): Word {
  const text = field.string();
  if (text.state === "known") return { field, text: text.value };
  const why = text.state === "unknown" ? text.why : "it is empty";
  const raw = field.any();
  const known = raw.state === "known" && typeof raw.value === "string" ? raw.value : "";
  const flag = nameAndValue(known)?.name;
  return flag === undefined ? { field, why } : { field, why, flag };
}

function shellWords(script: string, field: Field): readonly Word[] {
  const joined = script.replace(/\\\n/g, " ");
  return [...joined.matchAll(SHELL_WORD)].map(([word]) => ({
    field,
    text: word.replace(/["']/g, ""),
  }));
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * Position behind the word that starts a program: the first word, one that a launcher gets as a path, or one after `exec`;
 * nothing where no word does.
 */
export function startOf(words: readonly Word[], program: string): number | undefined {
  const index = words.findIndex(({ text = "" }, place) => {
    if (baseName(text) !== program || text.startsWith("-")) return false;
    return place === 0 || text.startsWith("/") || words[place - 1]?.text === "exec";
  });
  return index < 0 ? undefined : index + 1;
}

/**
 * Flags by name, each with its values in their order: `--name=value`, `--name value` and `--name`, with one dash too, as Go
 * programs take them. Words that are not known stand in `gaps`, as any of them may set any flag.
 */
export function flagsIn(words: readonly Word[]): {
  readonly values: ReadonlyMap<string, readonly FlagValue[]>;
  readonly gaps: readonly Word[];
} {
  const values = new Map<string, FlagValue[]>();
  const add = (name: string, value: FlagValue) => {
    values.set(name, [...(values.get(name) ?? []), value]);
  };
  words.forEach(({ field, text, why, flag }, index) => {
    if (flag !== undefined) add(flag, { field, text: undefined, why: why ?? "" });
    const found = nameAndValue(text ?? "");
    if (found === undefined) return;
    const next = words[index + 1];
    if (found.value === undefined && next?.text === undefined && next?.why !== undefined) {
      add(found.name, { field, text: undefined, why: next.why });
    } else {
      add(found.name, valueOf(field, found.value, next?.text));
    }
  });
  return { values, gaps: words.filter((word) => word.text === undefined && !word.flag) };
}

function valueOf(field: Field, text: string | undefined, next: string | undefined): FlagValue {
  const following = next?.startsWith("-") === true ? undefined : next;
  const whole = text ?? following ?? "";
  if (EXPANDED.test(whole)) {
    return { field, text: undefined, why: "the value is put in when the container starts" };
  }
  return { field, text, ...(following === undefined ? {} : { next: following }) };
}

/** Kubernetes takes underscores in names of flags for hyphens. */
function nameAndValue(text: string): { name: string; value: string | undefined } | undefined {
  const [, name, value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.replace(/_/g, "-"), value };
}
