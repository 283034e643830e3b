import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, withRemediation } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { cisEks } from "../../kernel/frameworks";

const CLUSTER = "aws:eks/cluster:Cluster";
const TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const WANTED = `a list with ${TYPES.join(", ")}`;

const declared = control(
  {
    id: "eks-control-plane-logs",
    title: "An EKS cluster must log all that its control plane tells.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K12"],
    frameworks: cisEks(["2.1.1"]),
    contract:
      "Restricted: aws.eks.Cluster enabledClusterLogTypes. Allowed: a list with api, audit, authenticator, " +
      "controllerManager and scheduler. Absent means none, the default of the service. Unknown is not evaluated.",
    rationale:
      "Without audit and authenticator logs nobody can say afterwards who did what, and they cannot be had for " +
      "the time before.",
    remediation: "Set enabledClusterLogTypes to all five types.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/auditing-and-logging.html",
    ],
    componentSide: "ControlPlane logs all five types into a log group of its own.",
  },
  onResources([CLUSTER], ({ inputs }) => judge(inputs.at("enabledClusterLogTypes"))),
);

function judge(types: Field): Answer {
  const list = types.list();
  if (list.state === "absent") return violation(types, "absent (default none)", WANTED);
  if (list.state === "unknown") return notEvaluated(types, list.why);
  const readings = list.value.map((entry) => entry.string());
  const known = readings.flatMap((entry) => (entry.state === "known" ? [entry.value] : []));
  const lacking = TYPES.filter((type) => !known.includes(type));
  if (lacking.length === 0) return pass;
  const gap = readings.find((entry) => entry.state === "unknown");
  if (gap?.state === "unknown") return notEvaluated(gap.field, gap.why);
  return violation(types, `a list without ${lacking.join(", ")}`, WANTED);
}

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
export const eksControlPlaneLogs = withRemediation(declared, (type, inputs) =>
  type === CLUSTER && !("enabledClusterLogTypes" in inputs)
    ? Object.assign(inputs, { enabledClusterLogTypes: [...TYPES] })
    : undefined,
);
