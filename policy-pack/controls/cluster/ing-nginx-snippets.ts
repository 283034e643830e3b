import { pass, violation } from "../../kernel/answer";
import { INGRESS_TYPES } from "../../kernel/api-objects";
import { control, onResources } from "../../kernel/control";
import { eachProperty } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";

const SNIPPET = /^nginx\.ingress\.kubernetes\.io\/[\w-]*snippet$/;

export const ingNginxSnippets = control(
  {
    id: "ing-nginx-snippets",
    title: "Ingresses must not carry configuration of nginx.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K10"],
    frameworks: [],
    contract:
      "Restricted: annotations of Ingress below nginx.ingress.kubernetes.io/ that end in -snippet, and " +
      'allow-snippet-annotations in ConfigMaps. Allowed: absent, and "false". Unknown is not evaluated.',
    rationale:
      "A snippet runs as the controller, which reads the Secrets of every namespace (CVE-2021-25742, " +
      "CVE-2025-1974).",
    remediation:
      "Remove the annotation, and use the controller's own settings; ingress-nginx itself is no longer maintained.",
    references: [
      "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/",
    ],
    componentSide: "none, because no component makes an Ingress.",
  },
  onResources(INGRESS_TYPES, ({ inputs }) =>
    eachProperty(inputs.at("metadata", "annotations"), (key, annotation) =>
      SNIPPET.test(key) ? violation(annotation, "a snippet", "none") : pass,
    ),
  ),
  onResources(tokensOf("ConfigMap", ["core/v1"]), ({ inputs }) =>
    expectThat(inputs.at("data", "allow-snippet-annotations").string(), {
      holds: (allowed) => allowed !== "true",
      wanted: "false",
      absent: pass,
    }),
  ),
);
