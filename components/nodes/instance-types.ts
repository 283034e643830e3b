import { invalidArgument, requireMatch } from "../invalid-argument";
import { CpuArchitecture } from "./bottlerocket";

/** Checks the form of EC2 instance types and, where the name tells it, their architecture. */
export function requireInstanceTypes(
  owner: string,
  path: string,
  types: string[],
  architecture: CpuArchitecture,
): void {
  if (!Array.isArray(types) || types.length === 0) {
    throw invalidArgument(owner, path, types, "a list with at least one EC2 instance type");
  }
  types.forEach((type, index) => {
    const form = "an EC2 instance type such as m7i.large";
    requireMatch(owner, `${path}[${index}]`, type, /^[a-z0-9-]+\.[a-z0-9-]+$/, form);
    const known = architectureOf(type);
    if (known !== undefined && known !== architecture) {
      const wanted = `an EC2 instance type of architecture ${architecture} (this one is ${known})`;
      throw invalidArgument(owner, `${path}[${index}]`, type, wanted);
    }
  });
}

/**
 * The architecture that the name of an instance type tells: a "g" behind the generation means Graviton. Undefined for
 * families that are named in another way.
 * Source: Amazon EC2 instance types guide, "Instance type naming conventions".
 */
export function architectureOf(instanceType: string): CpuArchitecture | undefined {
  const [family = ""] = instanceType.split(".");
  if (family === "a1") return CpuArchitecture.Arm;
  const [, series, options] = /^([a-z]+)\d+([a-z]*)(?:-flex)?$/.exec(family) ?? [];
  if (series === undefined || options === undefined || series === "mac") return undefined;
  return options.startsWith("g") ? CpuArchitecture.Arm : CpuArchitecture.X86;
}
