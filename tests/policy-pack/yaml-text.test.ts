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
  ["a list", "- a\n- b: 1\n  c: 2\n-\n  - d\n"],
  ["empty values", "a:\nb:\n  c:\nd:\n- e\n"],
  ["nothing", ""],
  ["comments alone", "# a\n"],
  ["JSON", '{"a":[1,{"b":null}]}'],
  ["odd keys", "\"a: b\": 1\n'c': 2\n-d: 3\ne f: 4\n"],
])("reads %s as other readers of YAML do", (_name, text) => {
  expect(valueOfYaml(text)).toEqual(parse(text));
});

test("reads cloud-init with texts in blocks, but for the line at the end", () => {
  const trimmed = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replace(/\\n"/g, '"'));
  expect(trimmed(valueOfYaml(CLOUD_CONFIG))).toEqual(trimmed(parse(CLOUD_CONFIG)));
});

test.each([
  ["an anchor", "a: &b 1\nc: *b\n"],
  ["a tag", "a: !secret b\n"],
  ["a list in brackets that is no JSON", "a: [b, c]\n"],
  ["a line that is no entry", "a: 1\nnonsense\n"],
  ["a scalar over two lines", "a: b\n  c\n"],
  ["an unclosed quote", "a: 'b\n"],
  ["lines that go back to no place", "    a: 1\n  b: 2\n"],
])("does not read %s", (_name, text) => {
  expect(valueOfYaml(text)).toBeUndefined();
});
