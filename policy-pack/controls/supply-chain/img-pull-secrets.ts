import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { missing } from "../../kernel/missing";
import type { PodView } from "../../kernel/pod";
import { eachImage } from "../../kernel/pod-images";

/** Registries from which everybody may pull. */
const PUBLIC = [
  "docker.io",
  "gcr.io",
  "ghcr.io",
  "k8s.gcr.io",
  "mcr.microsoft.com",
  "public.ecr.aws",
  "quay.io",
  "registry.k8s.io",
];
/** Amazon ECR: the kubelet's credential provider pulls with the role of the node. */
const BY_NODE_ROLE = /^\d{12}\.dkr[.-]ecr(?:-fips)?\./;

export const imgPullSecrets = control(
  {
    id: "img-pull-secrets",
    title: "Pods with images of a private registry must name their pull secrets.",
    severity: "low",
    level: "advisory",
    layer: "supply-chain",
    requirements: ["D3"],
    frameworks: [],
    contract:
      "Restricted: imagePullSecrets of pods with an image from a registry that is neither a known public one nor Amazon " +
      "ECR, which nodes read by their role. Allowed: at least one entry. Absent is a violation, but not evaluated where the " +
      "pod names a service account, which may hold them, and in a patch. An absent or unknown image is not evaluated.",
    rationale:
      "Without them the pod starts only on nodes that hold the image already, and for whoever pulled it.",
    remediation: "Set imagePullSecrets, or use Amazon ECR and the role of the node.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => {
    const secrets = hasPullSecrets(pod);
    if (secrets.status === "pass") return pass;
    return eachImage(pod, ({ registry }) =>
      PUBLIC.includes(registry) || BY_NODE_ROLE.test(registry) ? pass : secrets,
    );
  }),
);

function hasPullSecrets({ spec, patch }: PodView): Answer {
  const field = spec.at("imagePullSecrets");
  const secrets = field.list();
  if (secrets.state === "unknown") return notEvaluated(field, secrets.why);
  const entries = secrets.state === "known" ? secrets.value : [];
  if (entries.some((entry) => !entry.absent && entry.unknown === undefined)) return pass;
  const [open] = entries;
  if (open?.unknown !== undefined) return notEvaluated(open, open.unknown);
  const account = spec.at("serviceAccountName");
  if (!account.absent) return notEvaluated(account, "the service account may hold pull secrets");
  if (secrets.state === "known") return violation(field, "an empty list", "a pull secret");
  return missing(field, "a pull secret", patch);
}
