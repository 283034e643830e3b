import type { RegisteredResource, WireObject, WireValue } from "./resource";
import type { Providers } from "./providers";
import { shim } from "./shims";
import { isSecret, secret, UNKNOWN } from "./wire";

export interface State {
  readonly id: string;
  readonly outputs: WireObject;
}

/** Decides what the program learns about a resource in a preview. */
export class Outputs {
  constructor(
    private readonly mode: "strict" | "resolved",
    private readonly configuration: Readonly<Record<string, string>>,
    private readonly providers: Providers,
  ) {}

  /**
   * A preview of a creation echoes the inputs; every other output is missing, which the SDK reads as unknown. Nothing is
   * echoed when the provider's own configuration is unknown, because the engine does not ask such a provider. Components
   * have the outputs that they register themselves.
   */
  created(resource: RegisteredResource, provider: RegisteredResource | undefined): State {
    const { inputs, options } = resource;
    if (!resource.custom) return { id: "", outputs: {} };
    const id = options.importId ?? "";
    if (this.mode === "strict") {
      const silent = this.providers.hasUnknownConfiguration(provider);
      return { id, outputs: silent ? {} : withSecrets(inputs, options.additionalSecretOutputs) };
    }
    const answer = shim(resource, provider, this.configuration);
    const outputs = withSecrets({ ...inputs, ...answer?.outputs }, options.additionalSecretOutputs);
    return { id: id || (answer?.id ?? ""), outputs };
  }

  /** What reading an existing resource tells: nothing without the cloud, in resolved mode what the table knows. */
  read(resource: RegisteredResource, provider: RegisteredResource | undefined): WireObject {
    if (this.mode === "strict") return {};
    const answer = shim(resource, provider, this.configuration);
    return { ...answer?.outputs, ...resource.inputs };
  }

  providerId(resource: RegisteredResource): string {
    if (this.mode === "strict") return "";
    return shim(resource, undefined, this.configuration)?.id ?? "";
  }
}

/** A secret output that only the provider can tell is an unknown secret, as providers say of what they compute. */
function withSecrets(outputs: WireObject, names: readonly string[]): WireObject {
  if (names.length === 0) return outputs;
  const result: Record<string, WireValue> = { ...outputs };
  for (const name of names) {
    const value = result[name] ?? UNKNOWN;
    if (!isSecret(value)) result[name] = secret(value);
  }
  return result;
}
