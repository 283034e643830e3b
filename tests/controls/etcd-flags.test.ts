import { etcdFlags } from "../../policy-pack/controls/cluster/etcd-flags";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { argumentsOf, document, staticPod } from "../support/static-pods";
import {
  byVariables,
  fixtures,
  kubeadmEtcd,
  minimal,
  PROGRAM,
  SAMPLES,
} from "./fixtures/etcd-flags";

const COMMAND = "spec.containers[0].command";
const at = (flag: string) =>
  `${COMMAND}[${String(SAMPLES.findIndex(([name]) => name === flag) + 1)}]`;

const WANTED: Readonly<Record<string, string>> = {
  "cert-file": "--cert-file with a value (CIS 2.1)",
  "key-file": "--key-file with a value (CIS 2.1)",
  "client-cert-auth": "--client-cert-auth=true (CIS 2.2)",
  "auto-tls": "no --auto-tls (CIS 2.3)",
  "peer-cert-file": "--peer-cert-file with a value (CIS 2.4)",
  "peer-key-file": "--peer-key-file with a value (CIS 2.4)",
  "peer-client-cert-auth": "--peer-client-cert-auth=true (CIS 2.5)",
  "peer-auto-tls": "no --peer-auto-tls (CIS 2.6)",
  "trusted-ca-file": "--trusted-ca-file with a value (CIS 2.7)",
  "peer-trusted-ca-file": "--peer-trusted-ca-file with a value (CIS 2.7)",
  "listen-client-urls": "--listen-client-urls with https:// alone",
  "listen-peer-urls": "--listen-peer-urls with https:// alone",
};

const WITHOUT: Readonly<Record<string, string>> = {
  "cert-file": "no --cert-file",
  "client-cert-auth": "no --client-cert-auth (default false)",
  "peer-client-cert-auth": "no --peer-client-cert-auth (default false)",
  "trusted-ca-file": "no --trusted-ca-file",
};

testRoom(etcdFlags, fixtures, {
  minimal,
  judged: PROGRAM,
  passes: ["auto-tls", "peer-auto-tls", "listen-client-urls", "listen-peer-urls"].map((flag) => ({
    name: `no --${flag}`,
    set: at(flag),
    to: ABSENT,
  })),
  fails: [
    ...SAMPLES.map(([flag, , bad]) => ({
      name: `--${flag}=${bad}`,
      set: at(flag),
      to: `--${flag}=${bad}`,
      path: at(flag),
      found: `--${flag}=${bad}`,
      wanted: WANTED[flag] ?? "",
    })),
    ...Object.entries(WITHOUT).map(([flag, found]) => ({
      name: found,
      set: at(flag),
      to: ABSENT,
      path: COMMAND,
      found,
      wanted: WANTED[flag] ?? "",
    })),
    {
      name: "one dash, which etcd takes too",
      set: at("auto-tls"),
      to: "-auto-tls",
      path: at("auto-tls"),
      found: "--auto-tls=true",
      wanted: "no --auto-tls (CIS 2.3)",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown word",
      set: at("cert-file"),
      to: UNKNOWN,
      path: at("cert-file"),
      why: `${at("cert-file")} is not known during a preview`,
    },
    {
      name: "a file of configuration, for which etcd ignores flags",
      set: COMMAND,
      to: [PROGRAM, ...argumentsOf(SAMPLES, "good"), "--config-file=/etcd.yaml"],
      path: `${COMMAND}[13]`,
      why: "the file of --config-file decides",
    },
  ],
});

const verdict = (...stack: Stack) => verdictOf(etcdFlags, stack);

test("reads variables below flags", () => {
  const flags = argumentsOf(SAMPLES, "good");
  const env = [{ name: "ETCD_CLIENT_CERT_AUTH", value: "false" }];
  expect(verdict(staticPod(PROGRAM, [PROGRAM, ...flags], { env }))).toBe("pass");
  expect(verdict(byVariables("good", 0, { env: UNKNOWN }))).toBe("notEvaluated");
  const envFrom = [{ configMapRef: { name: "etcd" } }];
  expect(verdict(byVariables("good", 0, { envFrom }))).toBe("notEvaluated");
  const elsewhere = [{ name: "ETCD_CERT_FILE", valueFrom: { configMapKeyRef: { name: "etcd" } } }];
  expect(verdict(staticPod(PROGRAM, [PROGRAM, ...flags.slice(1)], { env: elsewhere }))).toBe(
    "notEvaluated",
  );
});

test("the defaults of kubeadm pass, and an etcd outside its machines is not its own", () => {
  expect(verdict(kubeadmEtcd(undefined))).toBe("pass");
  const external = { etcd: { external: { endpoints: ["https://10.0.0.1:2379"] } } };
  const type = "kubeadm.k8s.io/v1beta4";
  expect(verdict(document(type, "ClusterConfiguration", external))).toBe("notApplicable");
});
