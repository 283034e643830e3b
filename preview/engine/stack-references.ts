import type { EngineOptions } from "./program";
import type { WireObject } from "./resource";
import { containsSecret } from "./wire";

/** The other stacks whose outputs are known. */
export class StackReferences {
  constructor(private readonly options: EngineOptions) {}

  /**
   * What reading the stack answers, or nothing when it is not known. Secret outputs are named, in order.
   * Rule: pkg/resource/deploy/builtins.go, readStackReference.
   */
  read(name: string): WireObject | undefined {
    const known = this.options.stackReferences ?? {};
    const found = this.fullNames(name).find((each) => Object.hasOwn(known, each));
    const outputs = found === undefined ? undefined : known[found];
    if (outputs === undefined) return undefined;
    const secretOutputNames = Object.keys(outputs)
      .filter((key) => containsSecret(outputs[key] ?? null))
      .sort();
    return { name, outputs, secretOutputNames };
  }

  /** The fully qualified names that a shorter one can mean, as the command line completes them. */
  private fullNames(name: string): readonly string[] {
    const { organization, project } = this.options;
    const parts = name.split("/");
    if (parts.length === 1) return [`${organization}/${project}/${name}`, name];
    if (parts.length > 2) return [name];
    return [`${parts[0]}/${project}/${parts[1]}`, `${organization}/${name}`];
  }
}
