import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

import { PROVIDER_TYPE } from "./providers";
import { packageOf, providerUrn, typeOf } from "./urn";

/** What children take over from a resource. */
export interface Goal {
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly deletedWith: string;
  /** Provider reference, empty for components. */
  readonly provider: string;
  /** Providers that a component hands to its children, by package. */
  readonly providers: ReadonlyMap<string, string>;
}

/**
 * Fills in what the request leaves to its parent, and returns the providers that it hands on in turn.
 * Rule: pkg/resource/deploy/source_eval.go, inheritFromParent, resolveProvider and componentProviders.
 */
export function inherit(
  request: RegisterResourceRequest,
  parent: Goal | undefined,
): ReadonlyMap<string, string> {
  const own = new Map(request.getProvidersMap().entries());
  if (parent !== undefined) {
    if (request.getDeletedwith() === "") request.setDeletedwith(parent.deletedWith);
    if (!request.hasProtect() && parent.protect !== undefined) request.setProtect(parent.protect);
    if (!request.hasRetainondelete() && parent.retainOnDelete !== undefined) {
      request.setRetainondelete(parent.retainOnDelete);
    }
  }
  if (request.getCustom() || request.getRemote()) inheritProvider(request, parent, own);
  return request.getCustom() ? own : new Map([...(parent?.providers ?? []), ...own]);
}

function inheritProvider(
  request: RegisterResourceRequest,
  parent: Goal | undefined,
  own: ReadonlyMap<string, string>,
): void {
  if (request.getProvider() !== "") return;
  const wanted = packageOf(request.getType());
  const ofParent = parent?.provider ?? "";
  const isSame = ofParent !== "" && typeOf(providerUrn(ofParent)) === `${PROVIDER_TYPE}${wanted}`;
  const inherited = isSame ? ofParent : (own.get(wanted) ?? parent?.providers.get(wanted) ?? "");
  request.setProvider(inherited);
}
