import * as grpc from "@grpc/grpc-js";
import { decoded, encoded } from "./protobuf";

/** What one end of a mutual TLS connection has, PEM. */
export interface Credentials {
  /** Roots of the other end. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** A member that joins listens before it answers: first it makes itself known, and tries that again after seven seconds. */
const TIMEOUT_MS = 30_000;
const RANGE = "/etcdserverpb.KV/Range";
/** Field numbers: etcd's api/etcdserverpb/rpc.proto (RangeRequest, RangeResponse) and api/mvccpb/kv.proto (KeyValue). */
const KEY = 1;
const PAIRS = 2;
const VALUE = 5;

/** A reader of etcd, past all API servers. */
export class EtcdClient {
  private readonly client: grpc.Client;

  /** The endpoint is `host:port`; its certificate must be good for the name of the member. */
  constructor(endpoint: string, member: string, { ca, cert, key }: Credentials) {
    const [roots, privateKey, chain] = [ca, key, cert].map((text) => Buffer.from(text));
    const credentials = grpc.credentials.createSsl(roots, privateKey, chain);
    const options = {
      // A server name that is an address would not be sent (RFC 6066, section 3).
      "grpc.ssl_target_name_override": member,
      // A connection of an earlier client to a member that has ended would wait before it tries again.
      "grpc.use_local_subchannel_pool": 1,
    };
    this.client = new grpc.Client(endpoint, credentials, options);
  }

  /** The stored bytes of one key; undefined where there is none. Rejects without an answer in half a minute. */
  get(key: string): Promise<Buffer | undefined> {
    const deadline = Date.now() + TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        RANGE,
        encoded,
        (bytes: Buffer) => {
          const pair = decoded(bytes).get(PAIRS);
          return pair === undefined ? undefined : decoded(pair).get(VALUE);
        },
        { [KEY]: key },
        { deadline },
        (error, value) => {
          if (error) reject(error);
          else resolve(value);
        },
      );
    });
  }

  close(): void {
    this.client.close();
  }
}
