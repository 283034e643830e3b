import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";

const PLACES = [
  ["livenessProbe", "exec", "command"],
  ["readinessProbe", "exec", "command"],
  ["startupProbe", "exec", "command"],
  ["lifecycle", "postStart", "exec", "command"],
  ["lifecycle", "preStop", "exec", "command"],
] as const;

export const podExecProbeCommands = control(
  {
    id: "pod-exec-probe-commands",
    title: "Probes and hooks must not run tools that fetch or open connections.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["D6"],
    frameworks: attack("T1609"),
    contract:
      "Restricted: exec.command of every container's probes and lifecycle hooks. Allowed: commands in which none of the " +
      "words of the parameter denied stands. Absent is allowed. Unknown is not evaluated.",
    rationale:
      "The kubelet runs a probe again and again without anybody asking: a good place for a download or a way back in.",
    remediation: "Probe with httpGet, tcpSocket or grpc, or with a program of the image's own.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    ],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      denied: {
        type: "array",
        items: { type: "string" },
        default: ["bash", "curl", "nc", "ncat", "netcat", "scp", "socat", "ssh", "telnet", "wget"],
        description:
          "Programs that must not run. Default: bash, curl, nc, ncat, netcat, scp, socat, ssh, telnet and wget.",
      },
    },
  },
  onPods((pod, { parameters }) => {
    const { denied } = parameters;
    const programs = Array.isArray(denied) ? denied.map(String) : [];
    const isAllowed = (text: string) =>
      !text.split(/[^\w.-]+/).some((word) => programs.includes(word));
    return pod.eachContainer(({ field, name }) =>
      PLACES.flatMap((place) =>
        eachEntry(
          field.below(place),
          (entry) =>
            expectThat(entry.string(), {
              holds: isAllowed,
              wanted: "a program of the image's own",
              absentMeans: "",
              container: name,
            }),
          name,
        ),
      ),
    );
  }),
);
