import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field, Reading } from "../../kernel/field";

const CLUSTER = "aws:eks/cluster:Cluster";
/** Credentials as a kubeconfig holds them, in YAML or JSON; data of certificates are no secret. */
const CREDENTIAL = /["']?\b(?:token|password|client-key-data)["']?\s*:\s*["']?[^\s"',}{]/;

export const providerHygiene = control(
  {
    id: "provider-hygiene",
    title:
      "Providers must hold no credentials in plain text, and reach one account and API only as meant.",
    severity: "medium",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: the providers of kubernetes (kubeconfig, enableServerSideApply) and aws (accessKey, secretKey, token, " +
      "insecure, allowedAccountIds). Allowed: a kubeconfig that is a path, marked secret, or without token, password and " +
      "client key; server-side apply; no static keys; TLS verified; accounts listed. Absent enableServerSideApply means " +
      "true, absent insecure false, absent allowedAccountIds is a violation. Unknown is not evaluated, except a kubeconfig " +
      "made from outputs of an EKS cluster of the stack, which hold no credentials.",
    rationale:
      "Credentials of providers lie in the state of the stack in plain text, and a provider without its account deploys to " +
      "whichever account the shell of the day points to.",
    remediation:
      "Use an exec plug-in in the kubeconfig, roles in place of keys, and list the account in aws:allowedAccountIds.",
    references: [
      "https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/",
      "https://www.pulumi.com/registry/packages/aws/api-docs/provider/",
    ],
    componentSide:
      "HardenedCluster makes a provider whose kubeconfig calls the AWS CLI for the deployer's role.",
  },
  onResources(["pulumi:providers:kubernetes"], ({ inputs }) => [
    judgeKubeconfig(inputs.at("kubeconfig")),
    expectThat(flag(inputs.at("enableServerSideApply")), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: true,
    }),
  ]),
  onResources(["pulumi:providers:aws"], ({ inputs }) => [
    ...["accessKey", "secretKey", "token"].map((key) => judgeKey(inputs.at(key))),
    expectThat(flag(inputs.at("insecure")), {
      holds: (on) => !on,
      wanted: "false",
      absentMeans: false,
    }),
    judgeAccounts(inputs.at("allowedAccountIds")),
  ]),
);

/** Providers get everything as text: true arrives as "true", a list as JSON. */
function flag(field: Field): Reading<boolean> {
  const text = field.string();
  if (text.state !== "known" || !["true", "false"].includes(text.value)) return field.boolean();
  return { state: "known", value: text.value === "true", field };
}

function judgeKubeconfig(field: Field): Answer {
  const text = field.string();
  if (text.state === "unknown") return notEvaluated(field, text.why, { settledBy: [CLUSTER] });
  if (text.state === "absent" || field.secret || !CREDENTIAL.test(text.value)) return pass;
  return violation(field, "credentials in plain text", "an exec plug-in, or a secret");
}

function judgeKey(field: Field): Answer {
  if (field.absent) return pass;
  if (field.unknown !== undefined) return notEvaluated(field, field.unknown);
  return violation(field, "a static credential", "none, and a role in its place");
}

function judgeAccounts(field: Field): Answer {
  const text = field.string();
  const isEmpty = text.state === "known" && ["", "[]"].includes(text.value);
  if (field.absent || isEmpty) {
    return violation(field, field.absent ? "absent" : "none", "the account that the stack is for");
  }
  return field.unknown === undefined ? pass : notEvaluated(field, field.unknown);
}
