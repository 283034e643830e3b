import { parse } from "yaml";
import { valueOfYaml } from "../../policy-pack/kernel/yaml-text";

const KUBEADM = `apiServer:
  extraArgs:
  - name: profiling
    value: "false"
  -   name: "audit-log-path"
      value: /var/log/audit.log
  certSANs:
  - 10.0.0.1
apiVersion: kubeadm.k8s.io/v1beta4
dns: {}
# a comment
etcd:
    local:
        dataDir: /var/lib/etcd   # where data are
networking:
  podSubnet: 10.0.0.0/8,fd00::/48
scheduler:
taints: null
proxy: ~
flags: ["a", 1]
number: 10
text: 'it''s: here'
ratio: 0.5
version: 1.35.0
yes: true
`;

const CLOUD_CONFIG = `---
write_files:
  - path: /etc/a.yaml
    content: |
      kind: Pod

      spec:
        containers: []
    permissions: "0600"
  -
    path: b
    content: >-
      one
      two
runcmd:
- [ "a", "b" ]
- - c
  - d
- kubectl get pods
`;

test.each([
  ["kubeadm", KUBEADM],
  ["cloud-init", CLOUD_CONFIG],
  ["a list", "- a\n- b: 1\n  c: 2\n-\n  - d\n"],
  ["empty values", "a:\nb:\n  c:\nd:\n- e\n"],
  ["JSON", '{"a":[1,{"b":null}]}'],
])("reads %s", (_name, text) => {
  expect(valueOfYaml(text)).toEqual(parse(text));
});

test("a text without a document is null", () => {
  expect(valueOfYaml("# a\n")).toBeNull();
});

test.each([
  ["an alias", "a: &b 1\nc: *b\n"],
  ["a value that holds itself", "a: &a [*a]\n"],
  ["a tag of somebody's own", "a: !secret b\n"],
  ["two documents", "a: 1\n---\na: 2\n"],
  ["a key twice", "a: 1\na: 2\n"],
  ["a line that is no entry", "a: 1\nnonsense\n"],
  ["an unclosed quote", "a: 'b\n"],
  ["lines that go back to no place", "    a: 1\n  b: 2\n"],
])("does not read %s", (_name, text) => {
  expect(valueOfYaml(text)).toBeUndefined();
});

test("a key that names the prototype is a property", () => {
  const value = valueOfYaml("__proto__:\n  polluted: true\n");
  expect(Object.hasOwn(Object(value), "__proto__")).toBe(true);
  expect({}).not.toHaveProperty("polluted");
});
