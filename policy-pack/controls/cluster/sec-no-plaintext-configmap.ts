import { control, onResources } from "../../kernel/control";
import { eachProperty } from "../../kernel/each-entry";
import { attack } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";
import { judgePlainText } from "../../kernel/plain-text";

export const secNoPlaintextConfigmap = control(
  {
    id: "sec-no-plaintext-configmap",
    title: "ConfigMaps must not hold secrets.",
    severity: "critical",
    level: "mandatory",
    layer: "cluster",
    requirements: ["K14"],
    frameworks: attack("T1552.007"),
    contract:
      "Restricted: keys and values of data of ConfigMaps, and each line of a value as a setting. Allowed: values without " +
      "the form of a key, token, private key or address with a password, and not under the name of a secret unless they " +
      "only say where it is. Absent data hold nothing; binaryData are not read. Unknown is not evaluated. The finding " +
      "never shows the value.",
    rationale:
      "ConfigMaps are not encrypted with the customer key, and many subjects may read them that may not read Secrets.",
    remediation:
      "Move the value to a secret store, and mount it from there; rotate it, because it has been seen.",
    references: ["https://kubernetes.io/docs/concepts/configuration/configmap/"],
    componentSide: "none, because no component makes a ConfigMap with settings of an application.",
  },
  onResources(tokensOf("ConfigMap", ["core/v1"]), ({ inputs }) =>
    eachProperty(inputs.at("data"), (key, value) => judgePlainText(key, value, { lines: true })),
  ),
);
