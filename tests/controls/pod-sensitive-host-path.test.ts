import { podSensitiveHostPath } from "../../policy-pack/controls/container/pod-sensitive-host-path";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pod-sensitive-host-path";

const path = "spec.volumes[1].hostPath.path";
const mount = "spec.containers[0].volumeMounts[1].readOnly";
const outside = "a path outside of the system's folders";

testRoom(podSensitiveHostPath, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "a folder of a similar name", set: path, to: "/etcetera" },
    { name: "no mount", set: "spec.containers[0].volumeMounts", to: ABSENT },
  ],
  fails: [
    ...["/etc", "/var/lib/kubelet/pods", "/dev/sda"].map((to) => ({
      name: to,
      set: path,
      to,
      path,
      found: JSON.stringify(to),
      wanted: outside,
    })),
    {
      name: "a writable mount",
      set: mount,
      to: false,
      path: mount,
      found: "false",
      wanted: "true",
    },
    {
      name: "an absent readOnly",
      set: mount,
      to: ABSENT,
      path: mount,
      found: "absent (default false)",
      wanted: "true",
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a text"),
    ...unreadable(mount, "true or false"),
    {
      name: "a writable mount of an unknown volume",
      set: "spec.containers[0].volumeMounts[1]",
      to: { name: UNKNOWN },
      path: "spec.containers[0].volumeMounts[1].name",
      why: "spec.containers[0].volumeMounts[1].name is not known during a preview",
    },
  ],
});
