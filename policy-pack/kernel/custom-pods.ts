/**
 * Custom resources that hold pod templates, and where: by `*` every element of a list or map. Sources: the custom resource
 * definitions that Argo Rollouts, Knative Serving, KEDA, OpenKruise, Volcano, Kubeflow Trainer v1, KubeRay, JobSet,
 * LeaderWorkerSet and the Actions Runner Controller publish.
 */
const CUSTOM_PODS: readonly {
  readonly groupVersions: readonly string[];
  readonly kinds: readonly string[];
  readonly paths: readonly string[];
}[] = [
  { groupVersions: ["argoproj.io/v1alpha1"], kinds: ["Rollout"], paths: ["spec.template"] },
  {
    groupVersions: ["serving.knative.dev/v1"],
    kinds: ["Service", "Configuration"],
    paths: ["spec.template"],
  },
  { groupVersions: ["serving.knative.dev/v1"], kinds: ["Revision"], paths: [""] },
  {
    groupVersions: ["keda.sh/v1alpha1"],
    kinds: ["ScaledJob"],
    paths: ["spec.jobTargetRef.template"],
  },
  {
    groupVersions: ["apps.kruise.io/v1alpha1", "apps.kruise.io/v1beta1"],
    kinds: ["CloneSet", "StatefulSet", "DaemonSet", "BroadcastJob"],
    paths: ["spec.template"],
  },
  {
    groupVersions: ["batch.volcano.sh/v1alpha1"],
    kinds: ["Job"],
    paths: ["spec.tasks.*.template"],
  },
  {
    groupVersions: ["kubeflow.org/v1"],
    kinds: ["PyTorchJob"],
    paths: ["spec.pytorchReplicaSpecs.*.template"],
  },
  {
    groupVersions: ["kubeflow.org/v1"],
    kinds: ["TFJob"],
    paths: ["spec.tfReplicaSpecs.*.template"],
  },
  {
    groupVersions: ["kubeflow.org/v1", "kubeflow.org/v2beta1"],
    kinds: ["MPIJob"],
    paths: ["spec.mpiReplicaSpecs.*.template"],
  },
  {
    groupVersions: ["ray.io/v1", "ray.io/v1alpha1"],
    kinds: ["RayCluster"],
    paths: ["spec.headGroupSpec.template", "spec.workerGroupSpecs.*.template"],
  },
  {
    groupVersions: ["ray.io/v1", "ray.io/v1alpha1"],
    kinds: ["RayJob"],
    paths: [
      "spec.rayClusterSpec.headGroupSpec.template",
      "spec.rayClusterSpec.workerGroupSpecs.*.template",
      "spec.submitterPodTemplate",
    ],
  },
  {
    groupVersions: ["jobset.x-k8s.io/v1alpha2"],
    kinds: ["JobSet"],
    paths: ["spec.replicatedJobs.*.template.spec.template"],
  },
  {
    groupVersions: ["leaderworkerset.x-k8s.io/v1"],
    kinds: ["LeaderWorkerSet"],
    paths: ["spec.leaderWorkerTemplate.leaderTemplate", "spec.leaderWorkerTemplate.workerTemplate"],
  },
  {
    groupVersions: ["actions.github.com/v1alpha1"],
    kinds: ["AutoscalingRunnerSet", "EphemeralRunnerSet", "EphemeralRunner"],
    paths: ["spec.template"],
  },
];

/** Type token to the paths of the pod templates, for custom resources and their `…Patch` forms. */
export const CUSTOM_POD_TYPES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  CUSTOM_PODS.flatMap(({ groupVersions, kinds, paths }) => {
    const keys = paths.map((path) => (path === "" ? [] : path.split(".")));
    return groupVersions.flatMap((groupVersion) =>
      kinds.flatMap((kind) => [
        [`kubernetes:${groupVersion}:${kind}`, keys] as const,
        [`kubernetes:${groupVersion}:${kind}Patch`, keys] as const,
      ]),
    );
  }),
);
