import {
  ResourceHookRequest,
  ResourceHookResponse,
  type RegisterResourceHookRequest,
} from "@pulumi/pulumi/proto/resource_pb";

import type { Callbacks } from "./callbacks";
import type { Diagnostics } from "./diagnostics";
import type { RegisteredResource } from "./resource";
import { toStruct } from "./wire";

/**
 * Resource hooks of one run. A first preview creates everything, so only create hooks can run, and of those the ones that
 * ask for previews (`onDryRun`).
 */
export class Hooks {
  private readonly registered = new Map<string, RegisterResourceHookRequest>();

  constructor(
    private readonly callbacks: Callbacks,
    private readonly diagnostics: Diagnostics,
  ) {}

  register(request: RegisterResourceHookRequest): void {
    this.registered.set(request.getName(), request);
  }

  async run(when: "beforeCreate" | "afterCreate", resource: RegisteredResource): Promise<void> {
    for (const name of resource.options.hooks[when] ?? []) {
      const hook = this.registered.get(name);
      if (hook === undefined) {
        this.diagnostics.error(`hook "${name}" was not registered`, resource.urn, resource.source);
      } else if (hook.getOnDryRun()) {
        await this.call(when, hook, resource);
      }
    }
  }

  private async call(
    when: "beforeCreate" | "afterCreate",
    hook: RegisterResourceHookRequest,
    resource: RegisteredResource,
  ): Promise<void> {
    const callback = hook.getCallback();
    if (callback === undefined) return;
    const request = new ResourceHookRequest();
    request.setUrn(resource.urn);
    request.setId(resource.id);
    request.setName(resource.name);
    request.setType(resource.type);
    request.setNewInputs(toStruct(resource.inputs));
    if (when === "afterCreate") request.setNewOutputs(toStruct(resource.outputs));
    const answer = await this.callbacks.call(callback, request.serializeBinary());
    const failure = ResourceHookResponse.deserializeBinary(answer).getError();
    if (failure === "") return;
    const message = `${when} hook "${hook.getName()}" failed: ${failure}`;
    if (hook.getIgnoreErrors()) {
      this.diagnostics.say("warning", message, resource.urn, resource.source);
    } else {
      this.diagnostics.error(message, resource.urn, resource.source);
    }
  }
}
