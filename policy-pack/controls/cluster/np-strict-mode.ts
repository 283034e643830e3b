import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Subject } from "../../kernel/subject";
import { VpcCniValues } from "../../kernel/vpc-cni-values";

const WANTED = 'env.NETWORK_POLICY_ENFORCING_MODE "strict"';

export const npStrictMode = control(
  {
    id: "np-strict-mode",
    title: "A pod should have no traffic before its network policies are in place.",
    severity: "medium",
    level: "advisory",
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: configurationValues of aws.eks.Addon of the name vpc-cni that enable network policies. Wanted: " +
      'env.NETWORK_POLICY_ENFORCING_MODE "strict". Absent means standard, a violation. Values that do not enable ' +
      "policies pass: np-engine-enabled judges them. Unknown is not evaluated.",
    rationale:
      "In standard mode a new pod may talk to everybody for the seconds until its policies have reached its node.",
    remediation: 'Add "env": {"NETWORK_POLICY_ENFORCING_MODE": "strict"} to configurationValues.',
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"],
    componentSide: "The add-ons of HardenedCluster set strict mode.",
  },
  onResources(["aws:eks/addon:Addon"], judge),
);

function judge({ inputs }: Subject): Answer {
  const name = inputs.at("addonName").string();
  if (name.state === "known" && name.value !== "vpc-cni") return pass;
  const text = inputs.at("configurationValues").string();
  if (text.state === "absent") return pass;
  if (text.state === "unknown") return notEvaluated(text.field, text.why);
  const values = new VpcCniValues(text.value);
  if (!values.hasEngine || values.isStrict) return pass;
  if (name.state === "unknown") return notEvaluated(name.field, name.why);
  return violation(text.field, "standard mode", WANTED);
}
