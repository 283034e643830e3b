import type { RegisterPackageRequest } from "@pulumi/pulumi/proto/resource_pb";

import { NO_OPTIONS } from "./options";
import type { RegisteredResource, WireObject, WireValue } from "./resource";
import { packageOf, type UrnFactory } from "./urn";
import { containsUnknown, secret, UNKNOWN } from "./wire";

export const PROVIDER_TYPE = "pulumi:providers:";

/** What decides which default provider a resource gets. */
export interface ProviderRequest {
  readonly package: string;
  readonly version: string;
  readonly downloadUrl: string;
  readonly parameterization?: { readonly version: string; readonly value: string };
}

export function isProviderType(type: string): boolean {
  return type.startsWith(PROVIDER_TYPE);
}

/** Packages that the program registered (parameterised providers) and the default providers in use. */
export class Providers {
  private readonly packages = new Map<string, ProviderRequest>();
  private readonly unknownConfiguration = new WeakMap<RegisteredResource, boolean>();

  constructor(
    private readonly urns: UrnFactory,
    private readonly configuration: Readonly<Record<string, string>>,
    private readonly secretKeys: ReadonlySet<string>,
  ) {}

  /** The reference under which resources name the package. */
  registerPackage(request: RegisterPackageRequest): string {
    const parameter = request.getParameterization();
    const entry: ProviderRequest = {
      package: parameter?.getName() ?? request.getName(),
      version: request.getVersion(),
      downloadUrl: request.getDownloadUrl(),
      ...(parameter && {
        parameterization: {
          version: parameter.getVersion(),
          value: Buffer.from(parameter.getValue_asU8()).toString("base64"),
        },
      }),
    };
    const reference = `${request.getName()}@${request.getVersion()}#${this.packages.size}`;
    this.packages.set(reference, entry);
    return reference;
  }

  request(token: string, version: string, downloadUrl: string, reference: string): ProviderRequest {
    const registered = reference === "" ? undefined : this.packages.get(reference);
    return registered ?? { package: packageOf(token), version, downloadUrl };
  }

  /** True when `pulumi:disable-default-providers` names the package. */
  isDenied(request: ProviderRequest): boolean {
    const denied = this.configuration["pulumi:disable-default-providers"] ?? "";
    if (denied === "" || request.package === "pulumi") return false;
    return parseNames(denied).some((name) => name === "*" || name === request.package);
  }

  defaultUrn(request: ProviderRequest): string {
    return this.urns.urn("", `${PROVIDER_TYPE}${request.package}`, defaultName(request));
  }

  /**
   * The provider that the engine registers for resources that name none. Its inputs are the stack's configuration of the
   * package as texts, structured values in JSON.
   */
  defaultProvider(request: ProviderRequest, id: string): RegisteredResource {
    const inputs = this.defaultInputs(request);
    return {
      urn: this.defaultUrn(request),
      type: `${PROVIDER_TYPE}${request.package}`,
      name: defaultName(request),
      parent: "",
      custom: true,
      remote: false,
      external: false,
      inputs,
      outputs: inputs,
      id,
      provider: "",
      options: NO_OPTIONS,
      dependencies: [],
      propertyDependencies: {},
    };
  }

  /** What the engine adds to the inputs of an explicit provider. */
  explicitInputs(inputs: WireObject, request: ProviderRequest): WireObject {
    return withPlugin(inputs, request);
  }

  /** A provider with unknown configuration is not asked in a preview: all outputs of its resources are unknown. */
  hasUnknownConfiguration(provider: RegisteredResource | undefined): boolean {
    if (provider === undefined) return false;
    let unknown = this.unknownConfiguration.get(provider);
    if (unknown === undefined) {
      unknown = containsUnknown(provider.inputs);
      this.unknownConfiguration.set(provider, unknown);
    }
    return unknown;
  }

  private defaultInputs(request: ProviderRequest): WireObject {
    const inputs: Record<string, WireValue> = {};
    const prefix = `${request.package}:`;
    for (const [key, value] of Object.entries(this.configuration)) {
      if (!key.startsWith(prefix)) continue;
      inputs[key.slice(prefix.length)] = this.secretKeys.has(key) ? secret(value) : value;
    }
    return withPlugin(inputs, request);
  }
}

/**
 * Version, download address and parameter of the plugin, where the engine keeps them among a provider's inputs.
 * Rule: pkg/resource/deploy/providers/registry.go, SetProviderVersion and its neighbours.
 */
function withPlugin(inputs: WireObject, request: ProviderRequest): WireObject {
  const internal: Record<string, WireValue> = {};
  let version = request.version;
  if (request.downloadUrl !== "") internal["pluginDownloadURL"] = request.downloadUrl;
  if (request.parameterization) {
    internal["name"] = request.package;
    internal["version"] = request.version;
    internal["parameterization"] = request.parameterization.value;
    version = request.parameterization.version;
  }
  const hasPlugin = version !== "" || Object.keys(internal).length > 0;
  if (!hasPlugin) return inputs;
  return { ...inputs, ...(version !== "" && { version }), __internal: internal };
}

/** Rule: pkg/resource/deploy/providers/provider.go, DefaultName. */
function defaultName(request: ProviderRequest): string {
  const version = request.parameterization?.version ?? request.version;
  const parts = ["default"];
  if (version !== "") parts.push(version.replace(/^v/, "").replace(/[.+-]/g, "_"));
  if (request.downloadUrl !== "") parts.push(qualifiedName(request.downloadUrl));
  return parts.join("_");
}

function parseNames(text: string): readonly unknown[] {
  try {
    const names: unknown = JSON.parse(text);
    if (Array.isArray(names)) return names;
  } catch {
    // Reported below with the value that was found.
  }
  throw new Error(
    `pulumi:disable-default-providers: found ${text}, wanted a JSON list of package names`,
  );
}

/** Replaces what a Pulumi name must not contain. */
function qualifiedName(text: string): string {
  const segments = text.split("/").filter((segment) => segment !== "");
  return segments
    .map((segment) => segment.replace(/^[^A-Za-z0-9_]/, "_").replace(/[^A-Za-z0-9_.-]/g, "_"))
    .join("/");
}

/** A provider reference; the id of a provider is unknown until it is created. */
export function providerReference(urn: string, id: string): string {
  return `${urn}::${id === "" ? UNKNOWN : id}`;
}
