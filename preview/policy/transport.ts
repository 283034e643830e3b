import type * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { withoutTraces } from "../project/error-text";
import { UsageError } from "../project/usage-error";
import type { Analyzer, Evaluations, StackIdentity } from "./analyzer";
import {
  analyzeRequest,
  analyzeStackRequest,
  configureRequest,
  diagnosticsOf,
  packInfoOf,
  remediationsOf,
  stackRequest,
} from "./messages";

/** Request and response of each method of the analyzer protocol that a preview calls. */
export interface AnalyzerMethods {
  readonly getAnalyzerInfo: readonly [Empty, proto.AnalyzerInfo];
  readonly configureStack: readonly [
    proto.AnalyzerStackConfigureRequest,
    proto.AnalyzerStackConfigureResponse,
  ];
  readonly configure: readonly [proto.ConfigureAnalyzerRequest, Empty];
  readonly remediate: readonly [proto.AnalyzeRequest, proto.RemediateResponse];
  readonly analyze: readonly [proto.AnalyzeRequest, proto.AnalyzeResponse];
  readonly analyzeStack: readonly [proto.AnalyzeStackRequest, proto.AnalyzeResponse];
}

/** The way to a running pack: function calls in this process, or gRPC to a child. */
export interface AnalyzerTransport {
  call<M extends keyof AnalyzerMethods>(
    method: M,
    request: AnalyzerMethods[M][0],
  ): Promise<AnalyzerMethods[M][1]>;
  /** The pack's evaluations; nothing when the pack does not serve them. */
  readEvaluations(): Promise<Evaluations | undefined>;
  stop(): void;
}

/** Path of the method by which our pack hands over what it recorded beyond the analyzer protocol. */
export const READ_EVALUATIONS = "/hardenedcluster.Evaluations/Read";

/** Greets a pack as the engine does: ConfigureStack, then GetAnalyzerInfo. */
export async function connect(
  transport: AnalyzerTransport,
  identity: StackIdentity,
  pack: string,
): Promise<Analyzer> {
  const call: AnalyzerTransport["call"] = async (method, request) => {
    try {
      return await transport.call(method, request);
    } catch (error) {
      throw packFailure(pack, error);
    }
  };
  await call("configureStack", stackRequest(identity));
  const info = packInfoOf(await call("getAnalyzerInfo", new Empty()));
  return {
    info,
    configure: async (configuration) => {
      await call("configure", configureRequest(configuration, info));
    },
    remediate: async (resource, provider) =>
      remediationsOf(await call("remediate", analyzeRequest(resource, provider))),
    analyze: async (resource, provider) =>
      diagnosticsOf(await call("analyze", analyzeRequest(resource, provider)), resource.urn),
    analyzeStack: async (resources) =>
      diagnosticsOf(await call("analyzeStack", analyzeStackRequest(resources))),
    evaluations: () => transport.readEvaluations(),
    stop: () => transport.stop(),
  };
}

/**
 * A pack that fails cannot judge anything. The policy SDK puts the stack trace into the message, and handlers may answer
 * with a bare status object: the message is kept to its sentences, the rest goes to the details.
 */
export function packFailure(pack: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  const text = textOf(error);
  const stack = error instanceof Error ? (error.stack ?? "") : text;
  return new UsageError(`Policy pack ${pack}: ${withoutStack(text)}`, stack);
}

/** The sentences of an error text, without stack frames, status codes and names of error classes. */
export function withoutStack(text: string): string {
  return withoutTraces(text)
    .split("\n")
    .filter((line) => !/^\s+at /.test(line))
    .map((line) => line.trim().replace(/^(\d+ [A-Z_]+: )?(\w*Error: )?/, ""))
    .filter((line) => line !== "")
    .join(" ");
}

function textOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { details, message } = error as { readonly details?: unknown; readonly message?: unknown };
  if (typeof details === "string" && details !== "") return details;
  return typeof message === "string" ? message : JSON.stringify(error);
}
