import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";
import { missing } from "../../kernel/missing";
import type { Subject } from "../../kernel/subject";

const TLS_KEYS = ["tls.crt", "tls.key"];
const REGISTRY_KEYS = [".dockerconfigjson", ".dockercfg"];

export const secType = control(
  {
    id: "sec-type",
    title: "Secrets must say their type and hold what it asks for.",
    severity: "low",
    level: "advisory",
    layer: "cluster",
    requirements: ["K14"],
    frameworks: [],
    contract:
      "Restricted: type of Secrets. Allowed: a type that is written; tls.crt and tls.key in one of the type " +
      "kubernetes.io/tls; no credentials of a registry in one of the type Opaque. An absent type is a violation, but not " +
      "evaluated in a patch. Unknown is not evaluated.",
    rationale:
      "The type is what rules, operators and people go by: an untyped Secret escapes all of them.",
    remediation:
      "Set type, for example Opaque, kubernetes.io/tls or kubernetes.io/dockerconfigjson.",
    references: ["https://kubernetes.io/docs/concepts/configuration/secret/#secret-types"],
    componentSide: "none, because no component makes a Secret.",
  },
  onResources(tokensOf("Secret", ["core/v1"]), judge),
);

function judge({ inputs, kubernetes }: Subject): Answer | readonly Answer[] {
  const field = inputs.at("type");
  const type = field.string();
  const patch = kubernetes?.patch === true;
  if (type.state === "unknown") return notEvaluated(field, type.why);
  if (type.state === "absent") return missing(field, "the type", patch);
  if (type.value === "kubernetes.io/tls") {
    return TLS_KEYS.map((key) => holdsKey(inputs, key, patch));
  }
  if (type.value !== "Opaque") return pass;
  return REGISTRY_KEYS.flatMap((key) =>
    maps(inputs).map((map) => {
      const value = map.at(key);
      if (value.absent) return pass;
      if (map.unknown !== undefined) return notEvaluated(map, map.unknown);
      return violation(
        value,
        "credentials of a registry",
        "the type kubernetes.io/dockerconfigjson",
      );
    }),
  );
}

function holdsKey(inputs: Field, key: string, patch: boolean): Answer {
  const values = maps(inputs).map((map) => map.at(key));
  if (values.some((value) => !value.absent && value.unknown === undefined)) return pass;
  const open = values.find((value) => value.unknown !== undefined);
  if (open?.unknown !== undefined) return notEvaluated(open, open.unknown);
  return missing(inputs.at("data", key), "the key of this name", patch);
}

function maps(inputs: Field): readonly Field[] {
  return [inputs.at("data"), inputs.at("stringData")];
}
