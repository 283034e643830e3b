import path from "node:path";
import { runProgram, UNKNOWN, type RegisteredResource } from "../../preview/engine";
import type { WireObject } from "../../preview/engine";

export { UNKNOWN };

/** A first preview of a program, as the embedded engine records it. It proves nothing about what AWS accepts. */
export class Recording {
  constructor(
    readonly resources: readonly RegisteredResource[],
    readonly errors: readonly string[],
    readonly outputs: WireObject,
  ) {}

  /** All resources as `type name`, sorted, without the stack and the default providers. */
  get list(): string[] {
    return this.resources.filter(isOwn).map(label).sort();
  }

  /** The resource with this `type name`. */
  at(wanted: string): RegisteredResource {
    const found = this.resources.filter((one) => label(one) === wanted);
    const [resource] = found;
    if (resource === undefined || found.length > 1) {
      throw new Error(`${found.length} resources are called "${wanted}", wanted one`);
    }
    return resource;
  }

  inputs(wanted: string): WireObject {
    return this.at(wanted).inputs;
  }

  ofType(type: string): RegisteredResource[] {
    return this.resources.filter((one) => one.type === type);
  }

  /** URNs that must exist before the resource, near and far. */
  before(resource: RegisteredResource): Set<string> {
    const byUrn = new Map(this.resources.map((one) => [one.urn, one]));
    const seen = new Set<string>();
    const visit = (urn: string): void => {
      if (seen.has(urn)) return;
      seen.add(urn);
      byUrn.get(urn)?.dependencies.forEach(visit);
    };
    resource.dependencies.forEach(visit);
    return seen;
  }
}

export async function record(
  program: () => unknown,
  configuration: Readonly<Record<string, string>> = { "aws:region": "eu-central-1" },
): Promise<Recording> {
  const run = await runProgram({
    project: "hardened-cluster",
    stack: "test",
    organization: "organization",
    configuration,
    secretKeys: [],
    projectFolder: path.resolve(__dirname, "../.."),
    program,
  });
  return new Recording(
    run.resources,
    run.errors.map(({ message }) => message),
    run.outputs,
  );
}

function label({ type, name }: RegisteredResource): string {
  return `${type} ${name}`;
}

function isOwn({ type, name }: RegisteredResource): boolean {
  const isDefaultProvider = type.startsWith("pulumi:providers:") && name.startsWith("default");
  return type !== "pulumi:pulumi:Stack" && !isDefaultProvider;
}
