import type { Callback } from "@pulumi/pulumi/proto/callback_pb";

import type { SdkSession } from "./sdk";

/**
 * Calls functions of the program (transforms, hooks). The SDK also serves them on a socket for the real engine; that way
 * would lose the run that a function belongs to, and with it whether this is a preview.
 */
export class Callbacks {
  private session: SdkSession | undefined;

  connect(session: SdkSession): void {
    this.session = session;
  }

  /** Rejects with the error that the function threw. */
  async call(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
    const target = this.session?.callback(callback.getToken());
    if (target === undefined) throw new Error(`callback ${callback.getToken()} is not registered`);
    return (await target(request)).serializeBinary();
  }
}
