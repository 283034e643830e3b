import { readProjectFile } from "./project-file";
import { readStackConfiguration, type StackConfiguration } from "./stack-configuration";
import { chooseStack } from "./stacks";

export { UsageError } from "./usage-error";

/** A Pulumi project and one of its stacks, as the CLI would hand them to the program. */
export interface Project extends StackConfiguration {
  readonly name: string;
  readonly stack: string;
  readonly organization: string;
  /** Folder of Pulumi.yaml, absolute. */
  readonly folder: string;
  /** Program to run, absolute: a folder or a file. */
  readonly entry: string;
}

/**
 * Reads the project of a folder and the configuration of a stack. Throws a `UsageError` with file, line, path, found and
 * wanted for anything that the CLI would refuse, and for keys of the project's own namespace that it does not declare.
 *
 * @param stack Default `dev` if it exists, else the only stack.
 */
export function readProject(start: string, stack?: string): Project {
  const project = readProjectFile(start);
  const { name, folder, entry } = project;
  const choice = chooseStack(project, stack);
  return {
    name,
    folder,
    entry,
    stack: choice.stack,
    organization: choice.organization,
    ...readStackConfiguration(project, choice.file),
  };
}
