import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import { REPOSITORY } from "./fixtures/run-command-line";

const load = createRequire(__filename);
const { grpcLater } = load("../../preview/grpc-later.cjs") as {
  readonly grpcLater: (
    load: () => typeof Grpc,
  ) => Pick<typeof Grpc, "Server" | "ServerCredentials" | "makeGenericClientConstructor">;
};

const text = {
  requestStream: false,
  responseStream: false,
  requestSerialize: (value: string) => Buffer.from(value),
  requestDeserialize: (bytes: Buffer) => bytes.toString(),
  responseSerialize: (value: string) => Buffer.from(value),
  responseDeserialize: (bytes: Buffer) => bytes.toString(),
};
const ECHO = { echo: { ...text, path: "/test.Echo/Echo" } };

function counted() {
  const loads = { count: 0 };
  const later = grpcLater(() => {
    loads.count += 1;
    return load("@grpc/grpc-js") as typeof Grpc;
  });
  return { loads, later };
}

type EchoCall = (
  request: string,
  answer: (error: Error | null, response: string) => void,
) => unknown;

describe("gRPC that is loaded when it is used", () => {
  test("making a server, credentials and a client class loads nothing", () => {
    const { loads, later } = counted();
    const server = new later.Server({ "grpc.max_receive_message_length": 1 });
    later.ServerCredentials.createInsecure();
    later.makeGenericClientConstructor(ECHO, "Echo");
    expect(server).toBeInstanceOf(later.Server);
    expect(loads.count).toBe(0);
  });

  test("a service that is caught on the prototype never reaches the real server", () => {
    const { loads, later } = counted();
    const { prototype } = later.Server;
    const { addService, bindAsync } = prototype;
    const caught: unknown[] = [];
    prototype.addService = (definition) => void caught.push(definition);
    prototype.bindAsync = () => undefined;
    const server = new later.Server();
    server.addService(ECHO, {});
    server.bindAsync("127.0.0.1:0", later.ServerCredentials.createInsecure(), () => undefined);
    Object.assign(prototype, { addService, bindAsync });
    expect(caught).toEqual([ECHO]);
    expect(prototype.addService).toBe(addService);
    expect(loads.count).toBe(0);
  });

  test("a server that is started serves, and a client that is made calls", async () => {
    const { later } = counted();
    const server = new later.Server();
    server.addService(ECHO, {
      echo: (call: { readonly request: string }, answer: (error: null, response: string) => void) =>
        answer(null, `${call.request} back`),
    });
    const credentials = later.ServerCredentials.createInsecure();
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync("127.0.0.1:0", credentials, (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    );
    const Client = later.makeGenericClientConstructor(ECHO, "Echo");
    const real = load("@grpc/grpc-js") as typeof Grpc;
    const client = new Client(`127.0.0.1:${port}`, real.credentials.createInsecure());
    expect(client).toBeInstanceOf(Client);
    const echo = client["echo"] as EchoCall;
    const response = await new Promise((resolve, reject) =>
      echo.call(client, "there and", (error, answer) =>
        error === null ? resolve(answer) : reject(error),
      ),
    );
    client.close();
    server.forceShutdown();
    expect(response).toBe("there and back");
  });
});

function printed(script: string): unknown {
  const args = ["--require", "./preview/register.cjs", "--eval", script];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: REPOSITORY, encoding: "utf8" }));
}

const LOADED = (what: string) =>
  `Object.keys(require.cache).some((f) => f.includes(${JSON.stringify(what)}))`;

test("the SDK comes without what it may not need, and has it when asked", () => {
  const grpc = path.join("@grpc", "grpc-js", "build");
  const script = `
    const pulumi = require("@pulumi/pulumi");
    const { createRequire } = require("node:module");
    const sdk = createRequire(require.resolve("@pulumi/pulumi/runtime/settings"));
    const before = ["semver", "@opentelemetry", ${JSON.stringify(grpc)}].map((what) =>
      Object.keys(require.cache).some((file) => file.includes("node_modules/" + what)));
    const trace = sdk("@opentelemetry/api");
    console.log(JSON.stringify([
      before,
      typeof pulumi.provider.main,
      sdk("semver").parse("1.2.3").minor,
      sdk("@grpc/grpc-js").status.NOT_FOUND,
      "propagation" in trace && Object.keys(trace).includes("propagation"),
      typeof { ...trace }.propagation.inject,
      ${LOADED("opentelemetry")},
    ]));`;
  expect(printed(script)).toEqual([
    [false, false, false],
    "function",
    2,
    5,
    true,
    "function",
    true,
  ]);
});

test("messages that mention messages of other files are written and read", () => {
  const script = `
    const messages = (name) => require("@pulumi/pulumi/proto/" + name + "_pb");
    const { RegisterResourceRequest } = messages("resource");
    const request = new RegisterResourceRequest();
    const alias = new (messages("alias").Alias)();
    alias.setUrn("urn:old");
    request.setAliasesList([alias]);
    const position = new (messages("source").SourcePosition)();
    position.setLine(3);
    request.setSourceposition(position);
    const read = RegisterResourceRequest.deserializeBinary(request.serializeBinary());
    console.log(JSON.stringify([
      read.getAliasesList()[0].getUrn(),
      read.getSourceposition().getLine(),
      read.getSourceposition() instanceof messages("source").SourcePosition,
      "CallRequest" in messages("provider") && !("CallRequest" in messages("resource")),
    ]));`;
  expect(printed(script)).toEqual(["urn:old", 3, true, true]);
});
