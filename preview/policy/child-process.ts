import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { credentials, status, type Client, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { UsageError } from "../project/usage-error";
import type { Analyzer, Evaluations, StackIdentity } from "./analyzer";
import { environmentOf } from "./pack-environment";
import { packFolder, type PackFolder } from "./pack-folder";
import {
  connect,
  READ_EVALUATIONS,
  withoutStack,
  type AnalyzerMethods,
  type AnalyzerTransport,
} from "./transport";

// The limit that the policy SDK's own server sets.
const MAXIMUM_MESSAGE_BYTES = 400 * 1024 * 1024;

/**
 * Starts a policy pack as the Pulumi CLI does: the SDK's runner in a child process (which type-checks TypeScript packs),
 * driven over gRPC. `stop` ends the child.
 */
export async function startChild(folder: string, identity: StackIdentity): Promise<Analyzer> {
  const pack = packFolder(folder);
  const { child, port } = await startRunner(pack, identity);
  const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": MAXIMUM_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAXIMUM_MESSAGE_BYTES,
  });
  const stop = () => {
    client.close();
    child.kill();
  };
  const transport: AnalyzerTransport = {
    call: (method, request) => callMethod(client, method, request),
    readEvaluations: () => readEvaluations(client),
    stop,
  };
  try {
    return await connect(transport, identity, folder);
  } catch (error) {
    stop();
    throw error;
  }
}

type UnaryCall<M extends keyof AnalyzerMethods> = (
  request: AnalyzerMethods[M][0],
  callback: (error: ServiceError | null, response: AnalyzerMethods[M][1]) => void,
) => unknown;

function callMethod<M extends keyof AnalyzerMethods>(
  client: AnalyzerClient,
  method: M,
  request: AnalyzerMethods[M][0],
): Promise<AnalyzerMethods[M][1]> {
  const unary = client[method].bind(client) as UnaryCall<M>;
  return new Promise((resolve, reject) => {
    unary(request, (error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

function readEvaluations(client: Client): Promise<Evaluations | undefined> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      READ_EVALUATIONS,
      (request: Buffer) => request,
      (response: Buffer) => JSON.parse(response.toString("utf8")) as Evaluations,
      Buffer.alloc(0),
      (error, evaluations) => {
        if (error === null) resolve(evaluations);
        else if (error.code === status.UNIMPLEMENTED) resolve(undefined);
        else reject(error);
      },
    );
  });
}

async function startRunner(
  pack: PackFolder,
  identity: StackIdentity,
): Promise<{ readonly child: ChildProcess; readonly port: string }> {
  const runner = createRequire(path.join(pack.folder, "package.json")).resolve(
    "@pulumi/pulumi/cmd/run-policy-pack",
  );
  const child = spawn(process.execPath, [runner, "127.0.0.1:0", pack.entry], {
    cwd: pack.folder,
    env: { ...process.env, ...environmentOf(identity) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { child, port: await announcedPort(child, pack) };
}

/** The runner prints the port of its server on a line of its own. */
function announcedPort(child: ChildProcess, pack: PackFolder): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const port = /^\s*(\d+)\s*\n/m.exec(output)?.[1];
      if (port !== undefined) resolve(port);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const message = `ended with status ${String(code)}: ${withoutStack(errors) || "no message"}`;
      reject(new UsageError(`Policy pack ${pack.folder} ${message}`, errors));
    });
  });
}
