import type {
  ReadResourceRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";

import type { Diagnostics } from "./diagnostics";
import { externalResource, registeredResource, type EnteringResource } from "./description";
import { inherit, type Goal } from "./inheritance";
import type { Hooks } from "./hooks";
import { optionsWithoutEffect } from "./options";
import type { Outputs } from "./outputs";
import type { EngineOptions } from "./program";
import {
  isProviderType,
  providerReference,
  type ProviderRequest,
  type Providers,
} from "./providers";
import type { RegisteredResource, WireObject } from "./resource";
import { formatPosition, type SourceFinder, type Sources } from "./source";
import type { StackReferences } from "./stack-references";
import { optionsOf, type Transformed, type Transforms } from "./transforms";
import { packageOf, providerUrn, ROOT_STACK_TYPE, type UrnFactory } from "./urn";
import { fromStruct, UNKNOWN } from "./wire";

/** What the program is told about a resource. */
export interface Answer {
  readonly urn: string;
  readonly id: string;
  readonly outputs: WireObject;
}

export interface RegistrarParts {
  readonly options: EngineOptions;
  readonly urns: UrnFactory;
  readonly sources: SourceFinder;
  readonly diagnostics: Diagnostics;
  readonly providers: Providers;
  readonly transforms: Transforms;
  readonly hooks: Hooks;
  readonly outputs: Outputs;
  readonly stackReferences: StackReferences;
}

/**
 * Keeps the resources of one run. Requests arrive concurrently; from the moment when its inputs are final a resource
 * passes alone, in the order of arrival, as in the engine's step generator.
 *
 * No method rejects for a fault of the program: the SDK turns a failed request into a rejection that nobody can handle,
 * so the fault is recorded and the program goes on with what is known.
 */
export class Registrar {
  readonly resources: RegisteredResource[] = [];
  private readonly byUrn = new Map<string, RegisteredResource>();
  private readonly goals = new Map<string, Goal>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: RegistrarParts) {}

  get(urn: string): RegisteredResource | undefined {
    return this.byUrn.get(urn);
  }

  async register(request: RegisterResourceRequest): Promise<Answer> {
    const { urns, sources, diagnostics, hooks } = this.parts;
    const urn = urns.urn(request.getParent(), request.getType(), request.getName());
    const found = sources.fromTrace(request.getStacktrace());
    try {
      const ancestors = this.ancestors(request.getParent());
      const providers = inherit(request, this.goals.get(request.getParent()));
      const transformed = await this.transform(request, ancestors, urn, found);
      const resource = await this.inOrder(() =>
        this.admit(request, urn, transformed, providers, found),
      );
      if (resource === undefined) return { urn, id: "", outputs: transformed.inputs };
      await hooks.run("beforeCreate", resource);
      await hooks.run("afterCreate", resource);
      return { urn, id: resource.id, outputs: resource.custom ? resource.outputs : {} };
    } catch (error) {
      diagnostics.thrown(error, urn);
      return { urn, id: "", outputs: {} };
    }
  }

  /** A component, or the root stack, states its outputs. */
  registerOutputs(urn: string, outputs: WireObject): void {
    const resource = this.byUrn.get(urn);
    if (resource) resource.outputs = outputs;
  }

  /** Reads an existing resource. The engine does not hand such a resource to analyzers. */
  async read(request: ReadResourceRequest): Promise<Answer> {
    const { urns, sources, diagnostics } = this.parts;
    const urn = urns.urn(request.getParent(), request.getType(), request.getName());
    const id = request.getId() === UNKNOWN ? "" : request.getId();
    const found = sources.fromTrace(request.getStacktrace());
    try {
      const outputs = await this.inOrder(() => this.admitRead(request, urn, id, found));
      return { urn, id, outputs };
    } catch (error) {
      diagnostics.thrown(error, urn);
      return { urn, id, outputs: {} };
    }
  }

  /** Registers the default provider of a package unless it is there already. */
  async useDefaultProvider(request: ProviderRequest): Promise<void> {
    await this.inOrder(() => this.defaultProvider(request));
  }

  private inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async transform(
    request: RegisterResourceRequest,
    ancestors: readonly string[],
    urn: string,
    found: Sources,
  ): Promise<Transformed> {
    const untouched = { inputs: fromStruct(request.getObject()), options: optionsOf(request) };
    if (request.getType() === ROOT_STACK_TYPE) return untouched;
    try {
      return await this.parts.transforms.resource(request, ancestors);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.parts.diagnostics.error(message, urn, found.source);
      return untouched;
    }
  }

  private async admit(
    request: RegisterResourceRequest,
    urn: string,
    transformed: Transformed,
    providers: ReadonlyMap<string, string>,
    found: Sources,
  ): Promise<RegisteredResource | undefined> {
    if (!this.isNew(urn, request.getParent(), found)) return undefined;
    const { options, inputs } = transformed;
    const type = request.getType();
    const isComponent = !request.getCustom() && !request.getRemote();
    const asked = this.providerRequest(
      request,
      options.getVersion(),
      options.getPluginDownloadUrl(),
    );
    let provider = "";
    if (!isComponent && !isProviderType(type)) {
      provider = options.getProvider() || (await this.defaultProvider(asked));
    }
    const resource = registeredResource(request, urn, {
      inputs: isProviderType(type) ? this.parts.providers.explicitInputs(inputs, asked) : inputs,
      options,
      aliases: this.aliases(request, options),
      provider,
      found,
    });
    this.parts.transforms.remember(urn, request.getTransformsList());
    this.goals.set(urn, {
      protect: options.hasProtect() ? options.getProtect() : undefined,
      retainOnDelete: options.hasRetainOnDelete() ? options.getRetainOnDelete() : undefined,
      deletedWith: options.getDeletedWith(),
      provider,
      providers,
    });
    this.warn(request, resource);
    await this.enter(resource);
    return resource;
  }

  /** Hands the resource to the analyzers and works out what the program learns. */
  private async enter(resource: EnteringResource): Promise<void> {
    this.byUrn.set(resource.urn, resource);
    this.resources.push(resource);
    const { onRegister, onProgress } = this.parts.options;
    const provider = this.byUrn.get(providerUrn(resource.provider));
    try {
      await onRegister?.(resource, provider);
    } catch (error) {
      this.parts.diagnostics.thrown(error, resource.urn);
    }
    const state = this.parts.outputs.created(resource, provider);
    resource.id = state.id;
    resource.outputs = state.outputs;
    onProgress?.(this.resources.length);
  }

  private async admitRead(
    request: ReadResourceRequest,
    urn: string,
    id: string,
    found: Sources,
  ): Promise<WireObject> {
    if (!this.isNew(urn, request.getParent(), found)) return {};
    const asked = this.providerRequest(
      request,
      request.getVersion(),
      request.getPlugindownloadurl(),
    );
    const provider = request.getProvider() || (await this.defaultProvider(asked));
    const resource = externalResource(request, urn, id, provider, found);
    resource.outputs =
      resource.type === "pulumi:pulumi:StackReference"
        ? this.stackReference(resource)
        : this.parts.outputs.read(resource, this.byUrn.get(providerUrn(provider)));
    this.byUrn.set(urn, resource);
    this.resources.push(resource);
    this.parts.options.onProgress?.(this.resources.length);
    return resource.outputs;
  }

  private stackReference(resource: RegisteredResource): WireObject {
    const answer = this.parts.stackReferences.read(resource.id);
    if (answer !== undefined) return answer;
    const message = `stack ${resource.id} cannot be read offline; its outputs are unknown`;
    this.parts.diagnostics.say("warning", message, resource.urn, resource.source);
    return { name: resource.id };
  }

  /** Reports a URN that is taken and a parent that is not there. */
  private isNew(urn: string, parent: string, found: Sources): boolean {
    const { diagnostics } = this.parts;
    const first = this.byUrn.get(urn);
    if (first !== undefined) {
      const places = [first.source, found.source].map((each) => formatPosition(each) || "unknown");
      const message = `duplicate resource URN ${urn}: registered at ${places[0]} and again at ${places[1]}; give one of them another name`;
      diagnostics.error(message, urn, found.source);
      return false;
    }
    if (parent !== "" && !this.byUrn.has(parent)) {
      diagnostics.error(`parent ${parent} is not registered`, urn, found.source);
    }
    return true;
  }

  private async defaultProvider(request: ProviderRequest): Promise<string> {
    const { providers, outputs } = this.parts;
    if (providers.isDenied(request)) {
      throw new Error(
        `default provider of package ${request.package}: denied by pulumi:disable-default-providers, wanted an explicit provider`,
      );
    }
    const urn = providers.defaultUrn(request);
    const existing = this.byUrn.get(urn);
    if (existing) return providerReference(urn, existing.id);
    const nameless = providers.defaultProvider(request, "");
    const created = { ...nameless, id: outputs.providerId(nameless) };
    await this.enter(created);
    return providerReference(urn, created.id);
  }

  private providerRequest(
    request: RegisterResourceRequest | ReadResourceRequest,
    version: string,
    downloadUrl: string,
  ): ProviderRequest {
    const type = request.getType();
    const token = isProviderType(type) ? (type.split(":")[2] ?? "") : packageOf(type);
    return this.parts.providers.request(token, version, downloadUrl, request.getPackageref());
  }

  private aliases(request: RegisterResourceRequest, options: Transformed["options"]): string[] {
    const { urns } = this.parts;
    const all = options
      .getAliasesList()
      .map((each) => urns.alias(each, request.getParent(), request.getType(), request.getName()));
    return [...new Set([...request.getAliasurnsList(), ...all])];
  }

  private warn(request: RegisterResourceRequest, resource: RegisteredResource): void {
    const { diagnostics } = this.parts;
    if (resource.custom) return;
    for (const option of optionsWithoutEffect(request)) {
      const message = `option ${option} has no effect on a component`;
      diagnostics.say("warning", message, resource.urn, resource.source);
    }
    if (!resource.remote) return;
    const message = `component ${resource.type} runs in another process and cannot be evaluated offline: its outputs are unknown, its children are missing`;
    diagnostics.say("warning", message, resource.urn, resource.source);
  }

  private ancestors(parent: string): readonly string[] {
    const result: string[] = [];
    for (let urn = parent; urn !== ""; urn = this.byUrn.get(urn)?.parent ?? "") result.push(urn);
    return result;
  }
}
