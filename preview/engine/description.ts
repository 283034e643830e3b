import type {
  ReadResourceRequest,
  RegisterResourceRequest,
  TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb";

import { NO_OPTIONS, resourceOptions } from "./options";
import type { RegisteredResource, WireObject } from "./resource";
import type { Sources } from "./source";
import { ROOT_STACK_TYPE } from "./urn";
import { fromStruct } from "./wire";

/** A resource whose id is still to be decided. */
export type EnteringResource = Omit<RegisteredResource, "id"> & { id: string };

/** What transforms and inheritance have made of a request. */
export interface Resolved {
  readonly inputs: WireObject;
  readonly options: TransformResourceOptions;
  readonly aliases: readonly string[];
  readonly provider: string;
  readonly found: Sources;
}

export function registeredResource(
  request: RegisterResourceRequest,
  urn: string,
  resolved: Resolved,
): EnteringResource {
  const { inputs, options, aliases, provider, found } = resolved;
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    external: false,
    inputs,
    outputs: {},
    id: "",
    provider,
    options: resourceOptions(options, aliases),
    ...dependencies(request, inputs, options),
    ...(request.getType() === ROOT_STACK_TYPE ? {} : found),
  };
}

/** A resource that is read, which the stack does not manage. */
export function externalResource(
  request: ReadResourceRequest,
  urn: string,
  id: string,
  provider: string,
  found: Sources,
): RegisteredResource {
  const additionalSecretOutputs = request.getAdditionalsecretoutputsList();
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    custom: true,
    remote: false,
    external: true,
    inputs: fromStruct(request.getProperties()),
    outputs: {},
    id,
    provider,
    options: { ...NO_OPTIONS, additionalSecretOutputs },
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
    ...found,
  };
}

/**
 * The engine reads dependencies back from transforms only where the resource has transforms of its own. Values that a
 * transform brings in carry no dependencies here, because this engine does not announce output values.
 */
function dependencies(
  request: RegisterResourceRequest,
  inputs: WireObject,
  options: TransformResourceOptions,
): Pick<RegisteredResource, "dependencies" | "propertyDependencies"> {
  const propertyDependencies: Record<string, readonly string[]> = {};
  const isTransformed = request.getTransformsList().length > 0;
  const all = new Set(isTransformed ? options.getDependsOnList() : request.getDependenciesList());
  for (const [property, entry] of request.getPropertydependenciesMap().entries()) {
    if (!Object.hasOwn(inputs, property)) continue;
    propertyDependencies[property] = entry.getUrnsList();
    for (const urn of entry.getUrnsList()) all.add(urn);
  }
  return { dependencies: [...all], propertyDependencies };
}
