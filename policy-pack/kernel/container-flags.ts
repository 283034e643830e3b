import { notEvaluated, type NotEvaluated } from "./answer";
import { baseName, flagsIn, startOf, wordsIn, type FlagValue, type Word } from "./command-line";
import type { Field } from "./field";
import type { ContainerView, PodView } from "./pod";
import type { Program, ProgramFlags } from "./program-flags";

/** The flags of a program in the containers of a pod; one that may run it and cannot be read is a gap. */
export function flagsInPod(pod: PodView, program: Program): readonly ProgramFlags[] {
  const found = pod.containers.flatMap((container) => flagsInContainer(container, program) ?? []);
  if (found.length > 0) return found;
  const name = pod.metadata.at("name").string();
  if (name.state !== "known" || !name.value.startsWith(program)) return [];
  const lists = pod.eachContainer(({ field }) => unknownAt(field));
  const gaps = lists.filter((answer) => answer.status === "notEvaluated");
  if (gaps.length === 0) return [];
  return [{ program, at: pod.spec, gaps, valuesOf: () => [] }];
}

function unknownAt(field: Field): readonly NotEvaluated[] {
  return field.unknown === undefined ? [] : [notEvaluated(field, field.unknown)];
}

function flagsInContainer(
  { field, name }: ContainerView,
  program: Program,
): ProgramFlags | undefined {
  const command = field.at("command");
  const args = field.at("args");
  const words = behindProgram(field, name, program);
  if (words === undefined) return undefined;
  const { values, gaps } = flagsIn(words);
  const flags: ProgramFlags = {
    program,
    at: args.absent ? command : args,
    container: name,
    valuesOf: (flag) => values.get(flag) ?? [],
    gaps: gaps.map((word) => notEvaluated(word.field, word.why ?? "", { container: name })),
  };
  return program === "etcd" ? withEnvironment(flags, field.at("env"), field.at("envFrom")) : flags;
}

/** The words that the program gets; nothing where the container runs another one. */
function behindProgram(
  container: Field,
  name: string,
  program: Program,
): readonly Word[] | undefined {
  const command = container.at("command");
  const words = [...wordsIn(command), ...wordsIn(container.at("args"))];
  const start = startOf(words, program);
  if (start !== undefined) return words.slice(start);
  if (name !== program && imageName(container) !== program) return undefined;
  if (command.absent) return words;
  const [first] = words;
  if (first === undefined || first.text !== undefined) return undefined;
  return first.field.path === command.path ? words : words.slice(1);
}

function imageName(container: Field): string | undefined {
  const image = container.at("image").string();
  return image.state === "known" ? baseName(image.value).split(/[:@]/)[0] : undefined;
}

/** etcd reads variables with the name of a flag, which a flag overrules, and with a file of configuration nothing else. */
function withEnvironment(flags: ProgramFlags, env: Field, envFrom: Field): ProgramFlags {
  const entries = env.list();
  const { container } = flags;
  const named = container === undefined ? {} : { container };
  const gaps = [...flags.gaps];
  if (entries.state === "unknown") gaps.push(notEvaluated(env, entries.why, named));
  if (!envFrom.absent) gaps.push(notEvaluated(envFrom, "it may set any flag", named));
  const variables = entries.state === "known" ? entries.value : [];
  const valuesOf = (flag: string): readonly FlagValue[] => {
    const given = flags.valuesOf(flag);
    return given.length > 0 ? given : variables.flatMap((entry) => variable(entry, flag));
  };
  const [file] = valuesOf("config-file");
  if (file === undefined) return { ...flags, valuesOf, gaps };
  const why = "the file of --config-file decides";
  return { ...flags, valuesOf: () => [], gaps: [notEvaluated(file.field, why, named)] };
}

function variable(entry: Field, flag: string): readonly FlagValue[] {
  const name = entry.at("name").string();
  const wanted = `ETCD_${flag.toUpperCase().replace(/-/g, "_")}`;
  if (name.state === "unknown") return [{ field: name.field, text: undefined, why: name.why }];
  if (name.state === "absent" || name.value !== wanted) return [];
  const field = entry.at("value");
  const text = field.string();
  if (text.state === "known") return [{ field, text: text.value }];
  const why = text.state === "unknown" ? text.why : "the value comes from another object";
  return [{ field, text: undefined, why }];
}
