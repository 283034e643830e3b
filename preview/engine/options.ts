import type {
  RegisterResourceRequest,
  TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb";

import type { ResourceOptions } from "./resource";

type HookBinding = RegisterResourceRequest.ResourceHooksBinding;

export const NO_OPTIONS: ResourceOptions = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  retainOnDelete: false,
  replaceOnChanges: [],
  additionalSecretOutputs: [],
  customTimeouts: {},
  hooks: {},
};

/** The options as the engine keeps them, once transforms have run. */
export function resourceOptions(
  options: TransformResourceOptions,
  aliases: readonly string[],
): ResourceOptions {
  const version = options.getVersion();
  const importId = options.getImport();
  const deletedWith = options.getDeletedWith();
  const deleteBeforeReplace = options.hasDeleteBeforeReplace()
    ? options.getDeleteBeforeReplace()
    : undefined;
  return {
    protect: options.getProtect() ?? false,
    ignoreChanges: options.getIgnoreChangesList(),
    aliases,
    retainOnDelete: options.getRetainOnDelete() ?? false,
    replaceOnChanges: options.getReplaceOnChangesList(),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(deletedWith !== "" && { deletedWith }),
    additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
    customTimeouts: timeouts(options),
    hooks: hookNames(options.getHooks()),
    ...(version !== "" && { version }),
    ...(importId !== "" && { importId }),
  };
}

function timeouts(options: TransformResourceOptions): Record<string, string> {
  const all = Object.entries(options.getCustomTimeouts()?.toObject() ?? {});
  return Object.fromEntries(all.filter(([, duration]) => duration !== ""));
}

function hookNames(binding: HookBinding | undefined): Record<string, readonly string[]> {
  if (binding === undefined) return {};
  const all: readonly [string, readonly string[]][] = [
    ["beforeCreate", binding.getBeforeCreateList()],
    ["afterCreate", binding.getAfterCreateList()],
    ["beforeUpdate", binding.getBeforeUpdateList()],
    ["afterUpdate", binding.getAfterUpdateList()],
    ["beforeDelete", binding.getBeforeDeleteList()],
    ["afterDelete", binding.getAfterDeleteList()],
    ["onError", binding.getOnErrorList()],
  ];
  return Object.fromEntries(all.filter(([, names]) => names.length > 0));
}

/** Options that have no effect on a component; the engine warns about each. */
export function optionsWithoutEffect(request: RegisterResourceRequest): readonly string[] {
  const timeouts = request.getCustomtimeouts();
  const given: readonly [string, boolean][] = [
    ["ignoreChanges", request.getIgnorechangesList().length > 0],
    ["customTimeouts", timeouts !== undefined && Object.values(timeouts.toObject()).some(Boolean)],
    ["additionalSecretOutputs", request.getAdditionalsecretoutputsList().length > 0],
    ["replaceOnChanges", request.getReplaceonchangesList().length > 0],
    ["replaceWith", request.getReplaceWithList().length > 0],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([name]) => name);
}
