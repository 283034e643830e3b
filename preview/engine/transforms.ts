import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResourceOptions,
  TransformResponse,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";

import type { Callbacks } from "./callbacks";
import type { WireObject } from "./resource";
import { fromStruct, toStruct } from "./wire";

export interface Transformed {
  readonly inputs: WireObject;
  readonly options: TransformResourceOptions;
}

/** The transforms of one run and the order in which they apply. */
export class Transforms {
  private readonly ofStack: Callback[] = [];
  private readonly ofInvokes: Callback[] = [];
  private readonly ofResource = new Map<string, readonly Callback[]>();

  constructor(private readonly callbacks: Callbacks) {}

  addToStack(callback: Callback): void {
    this.ofStack.push(callback);
  }

  addToInvokes(callback: Callback): void {
    this.ofInvokes.push(callback);
  }

  remember(urn: string, callbacks: readonly Callback[]): void {
    if (callbacks.length > 0) this.ofResource.set(urn, callbacks);
  }

  /**
   * Applies the resource's own transforms, then each ancestor's from the nearest on, then the stack's.
   * Rule: pkg/resource/deploy/source_eval.go, RegisterResource.
   */
  async resource(
    request: RegisterResourceRequest,
    ancestors: readonly string[],
  ): Promise<Transformed> {
    const chain = [...request.getTransformsList()];
    for (const ancestor of ancestors) chain.push(...(this.ofResource.get(ancestor) ?? []));
    chain.push(...this.ofStack);
    let object = request.getObject();
    let options = optionsOf(request);
    for (const callback of chain) {
      const message = new TransformRequest();
      message.setType(request.getType());
      message.setName(request.getName());
      message.setCustom(request.getCustom());
      message.setParent(request.getParent());
      message.setProperties(object);
      message.setOptions(options);
      const answer = await this.callbacks.call(callback, message.serializeBinary());
      const response = TransformResponse.deserializeBinary(answer);
      object = response.getProperties() ?? object;
      options = response.getOptions() ?? options;
    }
    return { inputs: fromStruct(object), options };
  }

  async invoke(token: string, args: WireObject): Promise<WireObject> {
    let current = args;
    let options = new TransformInvokeOptions();
    for (const callback of this.ofInvokes) {
      const message = new TransformInvokeRequest();
      message.setToken(token);
      message.setArgs(toStruct(current));
      message.setOptions(options);
      const answer = await this.callbacks.call(callback, message.serializeBinary());
      const response = TransformInvokeResponse.deserializeBinary(answer);
      current = response.hasArgs() ? fromStruct(response.getArgs()) : current;
      options = response.getOptions() ?? options;
    }
    return current;
  }
}

/** The options of a request in the form that transforms read and replace. */
export function optionsOf(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions();
  options.setDependsOnList(request.getDependenciesList());
  const protect = request.hasProtect() ? request.getProtect() : undefined;
  if (protect !== undefined) options.setProtect(protect);
  const retain = request.hasRetainondelete() ? request.getRetainondelete() : undefined;
  if (retain !== undefined) options.setRetainOnDelete(retain);
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()) {
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  }
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setReplacementTrigger(request.getReplacementTrigger());
  options.setVersion(request.getVersion());
  options.setAliasesList(request.getAliasesList());
  options.setProvider(request.getProvider());
  for (const [name, reference] of request.getProvidersMap().entries()) {
    options.getProvidersMap().set(name, reference);
  }
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setDeletedWith(request.getDeletedwith());
  options.setReplaceWithList(request.getReplaceWithList());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setHooks(request.getHooks());
  options.setHideDiffList(request.getHidediffsList());
  options.setImport(request.getImportid());
  return options;
}
