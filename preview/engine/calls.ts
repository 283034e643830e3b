import type { ResourceCallRequest, ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb";

import type { Diagnostics } from "./diagnostics";
import type { EngineOptions } from "./program";
import type { Providers } from "./providers";
import type { Registrar } from "./registrar";
import type { WireObject } from "./resource";
import type { StackReferences } from "./stack-references";
import type { Transforms } from "./transforms";
import { fromStruct, UNKNOWN } from "./wire";

const GET_RESOURCE = "pulumi:pulumi:getResource";
const READ_STACK = "pulumi:pulumi:readStackOutputs";

/** Data-source calls and methods. */
export class Calls {
  constructor(
    private readonly options: EngineOptions,
    private readonly registrar: Registrar,
    private readonly transforms: Transforms,
    private readonly providers: Providers,
    private readonly stackReferences: StackReferences,
    private readonly diagnostics: Diagnostics,
  ) {}

  /** The result, or nothing when only the cloud could tell. Rejects when the table's function throws. */
  async invoke(request: ResourceInvokeRequest): Promise<WireObject | undefined> {
    const token = request.getTok();
    const args = await this.transforms.invoke(token, fromStruct(request.getArgs()));
    if (request.getProvider() === "") await this.useDefaultProvider(request);
    if (token === GET_RESOURCE) return this.getResource(args);
    const result = this.known(token, args);
    if (result === undefined) this.unknown(`call of ${token}`);
    return result;
  }

  /** A method needs its provider's process. One unknown member makes the whole answer unknown. */
  call(request: ResourceCallRequest): WireObject {
    this.unknown(`method ${request.getTok()}`);
    return { result: UNKNOWN };
  }

  unknown(what: string): void {
    this.diagnostics.warnOnce(`${what} cannot be evaluated offline; its result is unknown`);
  }

  private async useDefaultProvider(request: ResourceInvokeRequest): Promise<void> {
    const version = request.getVersion();
    const url = request.getPlugindownloadurl();
    await this.registrar.useDefaultProvider(
      this.providers.request(request.getTok(), version, url, request.getPackageref()),
    );
  }

  private known(token: string, args: WireObject): WireObject | undefined {
    const invokes = this.options.invokes ?? {};
    const invoke = Object.hasOwn(invokes, token) ? invokes[token] : undefined;
    if (invoke !== undefined) return this.fromTable(token, () => invoke(args));
    return token === READ_STACK ? this.stackReferences.read(String(args["name"])) : undefined;
  }

  private fromTable(token: string, invoke: () => WireObject | undefined): WireObject | undefined {
    try {
      return invoke();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`call of ${token}: ${reason}`, { cause: error });
    }
  }

  /** How the SDK turns a resource reference among outputs into a resource. */
  private getResource(args: WireObject): WireObject {
    const urn = String(args["urn"]);
    const resource = this.registrar.get(urn);
    if (resource === undefined) throw new Error(`unknown resource ${urn}`);
    return { urn, id: resource.id, provider: resource.provider, state: resource.outputs };
  }
}
