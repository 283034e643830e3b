import { Instance } from "@pulumi/aws/ec2";
import { PrivateKey } from "@pulumi/tls/privateKey";
import { cloudConfig, compressed } from "../../components/self-managed/user-data";
import { controlPlane } from "../../policy-pack/controls/control-plane";
import { record } from "../components/recording";
import { exampleControlPlane } from "../components/self-managed-example";
import { PROGRAM, SAMPLES } from "../controls/fixtures/apiserver-flags";
import { judge } from "../support/judge";
import { object, resource, secret, UNKNOWN, type Stack } from "../support/stack";
import { argumentsOf } from "../support/static-pods";

const IDS = controlPlane.map(({ id }) => id).sort();
const MANIFEST = "/etc/kubernetes/manifests/kube-apiserver.yaml";

function userData(flags: readonly string[]): string {
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: PROGRAM, namespace: "kube-system" },
    spec: { containers: [{ name: PROGRAM, command: [PROGRAM, ...flags] }] },
  };
  const policy = { apiVersion: "audit.k8s.io/v1", kind: "Policy", rules: [] };
  const files = Object.entries({ [MANIFEST]: pod, "/audit.yaml": policy, "/notes": "text" });
  const written = files.map(([path, content]) => ({
    path,
    mode: "0600",
    owner: "root:root",
    content: JSON.stringify(content),
  }));
  return cloudConfig("cp-1", written, { isMember: true });
}

function findings(inputs: Readonly<Record<string, unknown>>) {
  const machine = resource("aws:ec2/instance:Instance", "cp-1", inputs);
  return judge([machine], { controls: controlPlane }).evaluations.findings;
}

const good = argumentsOf(SAMPLES, "good");
const bad = [...good, "--profiling"];

test.each([
  ["plain", { userData: userData(bad) }],
  ["base64", { userDataBase64: Buffer.from(userData(bad)).toString("base64") }],
  ["gzip", { userDataBase64: compressed(userData(bad)) }],
])("files that a machine writes are judged: %s", (_name, inputs) => {
  const [property] = Object.keys(inputs);
  const place = `${property ?? ""}["${MANIFEST}"].spec.containers[0].command[${String(bad.length)}]`;
  const [flags, ...others] = findings(inputs);
  expect(flags).toMatchObject({
    control: "apiserver-flags",
    path: place,
    found: "--profiling=true",
  });
  expect(others.map(({ control }) => control)).toEqual([
    "audit-policy-present",
    "encryption-config",
  ]);
});

test("files in YAML are judged, in user data in YAML", () => {
  const text = [
    "#cloud-config",
    "write_files:",
    "- path: /etc/kubernetes/audit.yaml",
    "  content: |",
    "    apiVersion: audit.k8s.io/v1",
    "    kind: Policy",
    "    rules:",
    "    - level: None",
  ];
  const [policy, ...others] = findings({ userData: text.join("\n") });
  expect(others).toEqual([]);
  expect(policy).toMatchObject({
    control: "audit-policy-present",
    path: 'userData["/etc/kubernetes/audit.yaml"].rules[0].level',
  });
});

describe("ConfigMaps of kubeadm", () => {
  const configMap = (name: string, data: unknown, namespace = "kube-system") =>
    object("core/v1:ConfigMap", name, { metadata: { name, namespace }, data });
  const open = (...stack: Stack) =>
    judge(stack, { controls: controlPlane }).evaluations.findings.map(
      ({ control, status, path }) => [control, status, path],
    );
  const SERVER = 'apiServer:\n  extraArgs:\n  - name: profiling\n    value: "true"\n';
  const PLACE = "data.ClusterConfiguration.apiServer.extraArgs";

  test("are read as the files that they hold", () => {
    const found = open(configMap("kubeadm-config", { ClusterConfiguration: SERVER }));
    expect(found).toContainEqual(["apiserver-flags", "violation", PLACE]);
    expect(found.map(([control]) => control)).not.toContain("kubelet-config");
    expect(open(configMap("kubelet-config", { kubelet: "seccompDefault: false\n" }))).toEqual([
      ["kubelet-config", "violation", "data.kubelet.authentication.x509.clientCAFile"],
    ]);
  });

  test("elsewhere, of other names and without the key say nothing", () => {
    const data = { ClusterConfiguration: SERVER };
    expect(open(configMap("kubeadm-config", data, "shop"))).toEqual([]);
    expect(open(configMap("other", data))).toEqual([]);
    expect(open(configMap("kubeadm-config", { kubelet: "" }))).toEqual([]);
  });

  test.each([UNKNOWN, "a: *b"])("are not evaluated where they cannot be read", (text) => {
    const found = open(configMap("kubeadm-config", { ClusterConfiguration: text }));
    expect(found.map(([, status]) => status)).toEqual(found.map(() => "notEvaluated"));
    expect(found).toContainEqual(["apiserver-flags", "notEvaluated", PLACE]);
  });
});

test("what is secret is judged, and not shown", () => {
  const [flags] = findings({ userData: secret(userData(bad)) });
  expect(flags).toMatchObject({ found: "--profiling with a secret value" });
});

test.each([
  ["a script", "#!/bin/sh\nkube-apiserver --profiling\n"],
  ["YAML that the pack does not read", "#cloud-config\nwrite_files: &files []\n"],
  ["no list of files", "#cloud-config\n{}"],
  ["files that are none", '#cloud-config\n{"write_files":[1,{"path":2}]}'],
  ["what nobody knows", UNKNOWN],
])("no file is seen in %s", (_name, text) => {
  expect(findings({ userData: text })).toEqual([]);
});

test("user data that a control plane does not have yet is not evaluated", async () => {
  const { resources, errors } = await record(() => {
    const { members } = exampleControlPlane();
    const { publicKeyPem } = new PrivateKey("unrelated", { algorithm: "ED25519" });
    new Instance("cp-1", { userDataBase64: members[0]?.userDataBase64 });
    new Instance("other", { userDataBase64: publicKeyPem });
  });
  expect(errors).toEqual([]);
  const open = judge(resources, { controls: controlPlane }).evaluations.findings;
  expect(open.map(({ control, status, path }) => [control, status, path]).sort()).toEqual(
    IDS.map((id) => [id, "notEvaluated", "userDataBase64"]),
  );
  expect(open.every(({ urn }) => urn.endsWith("::cp-1"))).toBe(true);
});
