import { controls } from "../../policy-pack/controls";
import { SECRETS } from "../controls/fixtures/sec-no-plaintext-env";
import { judge } from "../support/judge";
import { object, secret, UNKNOWN } from "../support/stack";
import { container } from "../support/workloads";

const MARKER = "correct-horse-battery";
const values = [...SECRETS.map(([, , value]) => value), MARKER];

// Rules about secrets must say what they saw without saying what it was (control id of the catalogue: sec-no-log).
test.each(values.map((value, index) => [index, value] as const))(
  "no control's message holds a secret (%i)",
  (_index, value) => {
    const env = [
      { name: "PASSWORD", value },
      { name: "PASSWORD", value: secret(value) },
      { name: UNKNOWN, value },
    ];
    const stack = [
      object("core/v1:Pod", "pod", { spec: { containers: [container({ env })] } }),
      object("core/v1:ConfigMap", "settings", {
        data: { password: value, file: `password: ${value}` },
      }),
      object("core/v1:Secret", "opaque", { data: { password: value }, stringData: { a: value } }),
      object("core/v1:Secret", "tls", { type: "kubernetes.io/tls", data: { "tls.key": value } }),
    ];
    const { registered, finished, evaluations } = judge(stack, { controls });
    const texts = JSON.stringify([registered, finished, evaluations.findings]);
    expect(texts).toContain("sec-no-plaintext-env");
    expect(texts).not.toContain(JSON.stringify(value).slice(1, -1));
  },
);
