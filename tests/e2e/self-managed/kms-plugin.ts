import * as grpc from "@grpc/grpc-js";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { decoded, encoded, type Fields } from "./protobuf";

const KEY_ID = "customer-key";
const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Answer = Readonly<Record<number, string | Buffer>>;

/**
 * A plugin of KMS v2 whose key exists in this process alone, in the place of one that asks a key service. Methods and field
 * numbers: k8s.io/kms apis/v2/api.proto.
 */
export class KmsPlugin {
  private readonly key = randomBytes(32);
  private server = new grpc.Server();

  constructor(private readonly socket: string) {}

  async start(): Promise<void> {
    fs.mkdirSync(path.dirname(this.socket), { recursive: true });
    this.server = new grpc.Server();
    this.server.addService(
      {
        status: method("Status"),
        encrypt: method("Encrypt"),
        decrypt: method("Decrypt"),
      },
      {
        status: unary(() => ({ 1: "v2", 2: "ok", 3: KEY_ID })),
        encrypt: unary((request) => ({ 1: this.sealed(bytes(request)), 2: KEY_ID })),
        decrypt: unary((request) => ({ 1: this.opened(bytes(request)) })),
      },
    );
    const credentials = grpc.ServerCredentials.createInsecure();
    await new Promise<void>((resolve, reject) => {
      this.server.bindAsync(`unix:${this.socket}`, credentials, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  stop(): void {
    this.server.forceShutdown();
    fs.rmSync(this.socket, { force: true });
  }

  private sealed(plaintext: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce);
    const sealed = [cipher.update(plaintext), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
  }

  private opened(ciphertext: Buffer): Buffer {
    const rest = ciphertext.subarray(NONCE_BYTES);
    const cipher = createDecipheriv(ALGORITHM, this.key, ciphertext.subarray(0, NONCE_BYTES));
    cipher.setAuthTag(rest.subarray(0, TAG_BYTES));
    return Buffer.concat([cipher.update(rest.subarray(TAG_BYTES)), cipher.final()]);
  }
}

/** Plaintext or ciphertext of a request: field 1 of both. */
function bytes(request: Fields): Buffer {
  return request.get(1) ?? Buffer.alloc(0);
}

function method(name: string): grpc.MethodDefinition<Fields, Answer> {
  return {
    path: `/v2.KeyManagementService/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: () => Buffer.alloc(0),
    requestDeserialize: decoded,
    responseSerialize: encoded,
    responseDeserialize: () => ({}),
  };
}

function unary(answer: (request: Fields) => Answer): grpc.handleUnaryCall<Fields, Answer> {
  return ({ request }, callback) => {
    try {
      callback(null, answer(request));
    } catch (error) {
      callback({ code: grpc.status.INTERNAL, details: String(error) });
    }
  };
}
