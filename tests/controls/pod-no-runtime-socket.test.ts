import { podNoRuntimeSocket } from "../../policy-pack/controls/container/pod-no-runtime-socket";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/pod-no-runtime-socket";

const path = "spec.volumes[0].hostPath.path";
const docker = "a path that does not lead to /run/docker.sock";

testRoom(podNoRuntimeSocket, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "no volumes", set: "spec.volumes", to: ABSENT },
    { name: "a folder of a similar name", set: path, to: "/run/docker.socket" },
  ],
  fails: [
    {
      name: "the socket by its older path",
      set: path,
      to: "/var/run//docker.sock",
      path,
      found: '"/run/docker.sock"',
      wanted: docker,
    },
    {
      name: "a detour",
      set: path,
      to: "/etc/../run/./docker.sock/",
      path,
      found: '"/run/docker.sock"',
      wanted: docker,
    },
    { name: "the folder", set: path, to: "/var/run", path, found: '"/run"', wanted: docker },
    { name: "the root", set: path, to: "/", path, found: '"/"', wanted: docker },
    {
      name: "containerd",
      set: path,
      to: "/run/containerd/containerd.sock",
      path,
      found: '"/run/containerd/containerd.sock"',
      wanted: "a path that does not lead to /run/containerd/containerd.sock",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a text"),
    { name: "a hostPath without a path", set: path, to: ABSENT, path, why: "the path is absent" },
    ...unreadable("spec.volumes", "a list"),
  ],
});
