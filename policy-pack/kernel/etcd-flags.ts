import { given, notGivenOrOff, on, overTls } from "./flag-conditions";
import type { FlagRow } from "./flag-rows";

const PEERS = "keeps other machines from joining, and from reading what members tell each other";
const CLIENTS = "keeps everybody out who has no certificate of etcd's own root";

/** Flags of etcd by the CIS Kubernetes Benchmark 1.12.0, section 2, with the defaults of etcd 3.5 and 3.6. */
export const ETCD_FLAGS: readonly FlagRow[] = [
  ...["cert-file", "key-file"].map((flag) => ({
    flag,
    condition: given,
    clause: "2.1",
    why: "encrypts what clients read",
  })),
  { flag: "client-cert-auth", condition: on, clause: "2.2", byDefault: "false", why: CLIENTS },
  {
    flag: "auto-tls",
    condition: notGivenOrOff,
    clause: "2.3",
    why: "would serve with a certificate that nobody can check",
  },
  ...["peer-cert-file", "peer-key-file"].map((flag) => ({
    flag,
    condition: given,
    clause: "2.4",
    why: "encrypts what members tell each other",
  })),
  { flag: "peer-client-cert-auth", condition: on, clause: "2.5", byDefault: "false", why: PEERS },
  {
    flag: "peer-auto-tls",
    condition: notGivenOrOff,
    clause: "2.6",
    why: "would let members trust certificates that nobody can check",
  },
  { flag: "trusted-ca-file", condition: given, clause: "2.7", why: CLIENTS },
  { flag: "peer-trusted-ca-file", condition: given, clause: "2.7", why: PEERS },
  {
    flag: "listen-client-urls",
    condition: overTls,
    byDefault: "http://localhost:2379",
    why: "with http:// serves the whole state of the cluster in plain text",
  },
  {
    flag: "listen-peer-urls",
    condition: overTls,
    byDefault: "http://localhost:2380",
    why: "with http:// sends the whole state of the cluster in plain text",
  },
];
