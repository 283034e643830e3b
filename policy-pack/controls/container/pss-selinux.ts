import type { Answer } from "../../kernel/answer";
import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { nsaCisa, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { eachSecurityContext, type ContextOwner } from "../../kernel/security-contexts";

const TYPES = ["", "container_t", "container_init_t", "container_kvm_t"];

export const pssSelinux = control(
  {
    id: "pss-selinux",
    title: "Pods must keep to the SELinux types of containers.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "SELinux"), ...nsaCisa("1.8")],
    contract: `Restricted: securityContext.seLinuxOptions of the pod and of every container. Allowed types: container_t, container_init_t, container_kvm_t, from Kubernetes 1.31 container_engine_t, empty or absent; user and role: empty or absent. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "Types such as spc_t, and users and roles of the node, take a process out of the confinement that SELinux gives containers.",
    remediation:
      "Remove seLinuxOptions, or write one of the types for containers without user and role.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: (pod, minor) =>
      eachSecurityContext(pod, (context, owner) => {
        const options = context.at("seLinuxOptions");
        return options.absent ? [] : judgeOptions(options, minor, owner);
      }),
  }),
);

function judgeOptions(options: Field, minor: number, owner: ContextOwner): readonly Answer[] {
  return [
    expectThat(options.at("type").string(), {
      holds: (type) => TYPES.includes(type) || (minor >= 31 && type === "container_engine_t"),
      wanted: "a type for containers",
      absentMeans: "",
      ...owner,
    }),
    ...["user", "role"].map((key) =>
      expectThat(options.at(key).string(), {
        holds: (value) => value === "",
        wanted: "nothing",
        absentMeans: "",
        ...owner,
      }),
    ),
  ];
}
