import { notEvaluated, pass, type Answer } from "./answer";
import { expectThat } from "./expect";
import type { Field } from "./field";
import { missing } from "./missing";

/** Annotations by which cert-manager's CA injector fills `caBundle` (cert-manager documentation, "CA Injector"). */
const INJECTIONS = [
  "cert-manager.io/inject-ca-from",
  "cert-manager.io/inject-ca-from-secret",
  "cert-manager.io/inject-apiserver-ca",
];

/** Whether a client configuration names its certificate authority, or its object has it injected. */
export function judgeCaBundle(object: Field, clientConfig: Field, patch: boolean): Answer {
  const values = INJECTIONS.map((name) => object.at("metadata", "annotations", name).string());
  if (values.some((value) => value.state === "known" && value.value !== "")) return pass;
  const bundle = clientConfig.at("caBundle");
  const wanted = "a certificate authority";
  const answer = bundle.absent
    ? missing(bundle, wanted, patch)
    : expectThat(bundle.string(), { holds: (text) => text !== "", wanted });
  const gap = values.find((value) => value.state === "unknown");
  if (answer.status !== "violation" || gap?.state !== "unknown") return answer;
  return notEvaluated(gap.field, gap.why);
}
