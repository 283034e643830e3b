import type { FlagRow } from "./flag";
import type { MachineArgs } from "./machines";
import {
  ETCD_CLIENT_PORT,
  ETCD_DATA,
  ETCD_HEALTH_PORT,
  ETCD_PEER_PORT,
  ETCD_PKI,
  pairAt,
} from "./paths";
import { CIPHER_SUITES, ETCD_MINIMUM_TLS } from "./tls";

const server = pairAt(ETCD_PKI, "server");
const peer = pairAt(ETCD_PKI, "peer");

const clientUrl = ({ address }: MachineArgs): string => `https://${address}:${ETCD_CLIENT_PORT}`;
const peerUrl = ({ address }: MachineArgs): string => `https://${address}:${ETCD_PEER_PORT}`;

const MEMBERSHIP: readonly FlagRow[] = [
  { flag: "name", value: ({ member }) => member.name },
  { flag: "data-dir", value: ETCD_DATA },
  {
    flag: "initial-cluster",
    value: ({ plan }) =>
      plan.names.members.map((member) => `${member.name}=${peerUrl(member)}`).join(","),
  },
  {
    flag: "initial-cluster-token",
    value: ({ plan }) => plan.clusterName,
    against: "members of two clusters that join each other",
  },
  {
    flag: "initial-cluster-state",
    value: ({ plan, member }) => (plan.joiningMember === member.name ? "existing" : "new"),
  },
  {
    flag: "listen-client-urls",
    value: ({ member }) => clientUrl(member),
    against: "reading all data without TLS",
  },
  { flag: "advertise-client-urls", value: ({ member }) => clientUrl(member) },
  {
    flag: "listen-peer-urls",
    value: ({ member }) => peerUrl(member),
    against: "reading all data without TLS",
  },
  { flag: "initial-advertise-peer-urls", value: ({ member }) => peerUrl(member) },
  {
    flag: "listen-metrics-urls",
    value: `http://127.0.0.1:${ETCD_HEALTH_PORT}`,
    against: "metrics for the network",
  },
];

const TRUST: readonly FlagRow[] = [
  { flag: "cert-file", value: server.certificate, clause: "2.1", against: "posing as etcd" },
  { flag: "key-file", value: server.key, clause: "2.1", against: "posing as etcd" },
  {
    flag: "client-cert-auth",
    value: "true",
    clause: "2.2",
    against: "reading and writing all data without a certificate",
  },
  {
    flag: "trusted-ca-file",
    value: `${ETCD_PKI}/client-ca.crt`,
    clause: "2.7",
    against: "any user of the cluster as a client of etcd",
  },
  {
    flag: "auto-tls",
    value: "false",
    clause: "2.3",
    against: "certificates that nobody can check",
  },
  { flag: "peer-cert-file", value: peer.certificate, clause: "2.4", against: "posing as a member" },
  { flag: "peer-key-file", value: peer.key, clause: "2.4", against: "posing as a member" },
  {
    flag: "peer-client-cert-auth",
    value: "true",
    clause: "2.5",
    against: "joining etcd without a certificate",
  },
  {
    flag: "peer-trusted-ca-file",
    value: `${ETCD_PKI}/peer-ca.crt`,
    clause: "2.7",
    against: "any client of etcd as its member",
  },
  {
    flag: "peer-auto-tls",
    value: "false",
    clause: "2.6",
    against: "certificates that nobody can check",
  },
  {
    flag: "cipher-suites",
    value: CIPHER_SUITES.join(","),
    against: "reading recorded traffic with a key that is stolen later",
  },
  { flag: "tls-min-version", value: ETCD_MINIMUM_TLS, against: "broken versions of TLS" },
  {
    flag: "enable-grpc-gateway",
    value: "false",
    against: "a second way in, over HTTP, that nothing here uses",
  },
];

/** All flags of etcd. */
export const ETCD_FLAGS: readonly FlagRow[] = [...MEMBERSHIP, ...TRUST];
