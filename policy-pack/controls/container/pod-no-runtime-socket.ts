import { pass, violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { attack } from "../../kernel/frameworks";
import { eachHostPath, isWithin } from "../../kernel/host-paths";

/** Sockets of container runtimes, and of the Bottlerocket API, where their documentation puts them. */
const SOCKETS = [
  "/run/docker.sock",
  "/run/cri-dockerd.sock",
  "/run/dockershim.sock",
  "/run/containerd/containerd.sock",
  "/run/host-containerd/containerd.sock",
  "/run/host-containerd/host-containerd.sock",
  "/run/k3s/containerd/containerd.sock",
  "/run/crio/crio.sock",
  "/run/podman/podman.sock",
  "/run/api.sock",
];

export const podNoRuntimeSocket = control(
  {
    id: "pod-no-runtime-socket",
    title: "Pods must not mount the socket of a container runtime.",
    severity: "critical",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: attack("T1610", "T1611"),
    contract:
      "Restricted: volumes[].hostPath.path. Allowed: paths that neither are a runtime's socket nor a folder that holds " +
      "one, /var/run counting as /run. It stands beside pss-host-path, so that an exemption of that one does not " +
      "open the runtime. Absent is allowed. Unknown is not evaluated.",
    rationale:
      "Who talks to the runtime starts privileged containers on the node, outside of every rule of the cluster.",
    remediation:
      "Remove the volume; build images with a rootless builder, and read metrics from the kubelet.",
    references: ["https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    eachHostPath(pod, (path, at) => {
      const socket = SOCKETS.find((one) => isWithin(one, path) || isWithin(path, one));
      if (socket === undefined) return pass;
      return violation(at, JSON.stringify(path), `a path that does not lead to ${socket}`);
    }),
  ),
);
