import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import {
  DeploymentInfo,
  ExistsResourceResponse,
  ReadResourceResponse,
  RegisterPackageResponse,
  RegisterResourceResponse,
  ResourceInvokeResponse,
  ResourceMonitorFeature as Feature,
  SupportsFeatureResponse,
  type ExistsResourceRequest,
  type ReadResourceRequest,
  type RegisterPackageRequest,
  type RegisterResourceHookRequest,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  type ResourceCallRequest,
  type ResourceInvokeRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import type { Calls } from "./calls";
import type { Hooks } from "./hooks";
import type { Providers } from "./providers";
import type { Registrar } from "./registrar";
import type { Transforms } from "./transforms";
import { fromStruct, toStruct } from "./wire";

/**
 * What this engine implements. Left out on purpose: output values and byte strings on the wire, state migrations, invokes
 * that wait for dependencies or name a parent, and options for hooks.
 */
const FEATURES: readonly Feature[] = [
  Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  Feature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  Feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  Feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  Feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
];

/** gRPC status codes of the errors that the SDK tells apart. */
const UNKNOWN_ERROR = 2;
const UNAVAILABLE = 14;

type Reply<Response> = (error: object | null, response?: Response) => void;

export interface MonitorParts {
  readonly registrar: Registrar;
  readonly calls: Calls;
  readonly transforms: Transforms;
  readonly providers: Providers;
  readonly hooks: Hooks;
  /** Called for every request. */
  readonly onRequest: () => void;
}

/** Answers the SDK's requests in the shape of its gRPC client, without a socket. */
export class Monitor {
  private closed = false;

  constructor(private readonly parts: MonitorParts) {}

  /** Requests from now on fail the way they do when the real engine has gone. */
  end(): void {
    this.closed = true;
  }

  readonly getDeploymentInfo = this.method(() => {
    const info = new DeploymentInfo();
    info.setDryrun(true);
    info.setSupportedfeaturesList([...FEATURES]);
    return info;
  });

  // Asked only by SDKs that do not know getDeploymentInfo; the SDK that runs here does.
  readonly supportsFeature = this.method(() => {
    const response = new SupportsFeatureResponse();
    response.setHassupport(false);
    return response;
  });

  readonly registerResource = this.method(async (request: RegisterResourceRequest) => {
    const { urn, id, outputs } = await this.parts.registrar.register(request);
    const response = new RegisterResourceResponse();
    response.setUrn(urn);
    response.setId(id);
    response.setObject(toStruct(outputs));
    return response;
  });

  readonly registerResourceOutputs = this.method((request: RegisterResourceOutputsRequest) => {
    this.parts.registrar.registerOutputs(request.getUrn(), fromStruct(request.getOutputs()));
    return new Empty();
  });

  readonly readResource = this.method(async (request: ReadResourceRequest) => {
    const { urn, outputs } = await this.parts.registrar.read(request);
    const response = new ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(toStruct(outputs));
    return response;
  });

  readonly existsResource = this.method((request: ExistsResourceRequest) => {
    this.parts.calls.unknown(`existence of ${request.getType()} ${request.getId()}`);
    const response = new ExistsResourceResponse();
    response.setUnknown(true);
    return response;
  });

  readonly invoke = this.method(async (request: ResourceInvokeRequest) => {
    const result = await this.parts.calls.invoke(request);
    const response = new ResourceInvokeResponse();
    response.setUnknown(result === undefined);
    response.setReturn(toStruct(result ?? {}));
    return response;
  });

  readonly call = this.method((request: ResourceCallRequest) => {
    const response = new CallResponse();
    response.setReturn(toStruct(this.parts.calls.call(request)));
    return response;
  });

  readonly registerStackTransform = this.method((callback: Callback) => {
    this.parts.transforms.addToStack(callback);
    return new Empty();
  });

  readonly registerStackInvokeTransform = this.method((callback: Callback) => {
    this.parts.transforms.addToInvokes(callback);
    return new Empty();
  });

  readonly registerResourceHook = this.method((request: RegisterResourceHookRequest) => {
    this.parts.hooks.register(request);
    return new Empty();
  });

  // Called when an operation on a resource fails, which no preview does; resources name the hook among their options.
  readonly registerErrorHook = this.method(() => new Empty());

  readonly registerPackage = this.method((request: RegisterPackageRequest) => {
    const response = new RegisterPackageResponse();
    response.setRef(this.parts.providers.registerPackage(request));
    return response;
  });

  readonly signalAndWaitForShutdown = this.method(() => new Empty());

  /** The SDK passes the request, perhaps call options, and the function to reply to. */
  private method<Request, Response>(
    answer: (request: Request) => Response | Promise<Response>,
  ): (request: Request, ...rest: readonly unknown[]) => void {
    return (request, ...rest) => {
      const reply = rest.at(-1) as Reply<Response>;
      if (this.closed) {
        reply({ code: UNAVAILABLE, details: "the preview has ended" });
        return;
      }
      this.parts.onRequest();
      Promise.resolve(request)
        .then(answer)
        .then(
          (response) => reply(null, response),
          (error: unknown) => reply(failure(error)),
        );
    };
  }
}

function failure(error: unknown): object {
  const details = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(details), { code: UNKNOWN_ERROR, details });
}
