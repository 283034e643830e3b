import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onResources, onStack, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";
import { judgeMetadataOption } from "../../kernel/metadata-options";
import {
  INSTANCES,
  KARPENTER_NODE_CLASSES,
  LAUNCH_TEMPLATE,
  MACHINES,
  NODE_GROUP,
} from "../../kernel/node-types";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { isObject } from "../../kernel/wire";

const TOKENS = { holds: (tokens: string) => tokens === "required", wanted: '"required"' };

const declared = control(
  {
    id: "ng-imdsv2",
    title: "Machines must demand session tokens of the instance metadata service (IMDSv2).",
    severity: "high",
    level: "mandatory",
    layer: "cloud",
    requirements: ["C6"],
    frameworks: attack("T1552.005"),
    contract:
      "Restricted: metadataOptions.httpTokens of launch templates, launch configurations, instances and node classes of " +
      'Karpenter, and node groups by their launch template. Allowed: "required", or any value where httpEndpoint is ' +
      '"disabled". Absent means "optional", in node classes of Karpenter "required". A node group without a launch template, or with one that is not in the stack, and unknown ' +
      "values are not evaluated.",
    rationale:
      "Without tokens, a pod or a server that can be made to fetch a URL reads the credentials of the node.",
    remediation: 'Set metadataOptions.httpTokens to "required".',
    references: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "The node groups of HardenedCluster use a launch template that demands tokens.",
  },
  onResources(MACHINES, (subject) =>
    judgeMetadataOption(subject, "httpTokens", (tokens) =>
      expectThat(tokens.string(), { ...TOKENS, absentMeans: "optional" }),
    ),
  ),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) =>
    expectThat(inputs.at("spec", "metadataOptions", "httpTokens").string(), {
      ...TOKENS,
      absentMeans: "required",
    }),
  ),
  onStack((stack) => stack.ofType(NODE_GROUP), judgeNodeGroup),
);

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
export const ngImdsv2 = withRemediation(declared, (type, inputs) => {
  if (!MACHINES.includes(type)) return undefined;
  if (INSTANCES.includes(type) && "launchTemplate" in inputs) return undefined;
  const options = inputs["metadataOptions"] ?? {};
  if (!isObject(options) || "httpTokens" in options) return undefined;
  inputs["metadataOptions"] = Object.assign(options, { httpTokens: "required" });
  return inputs;
});

function judgeNodeGroup({ urn, inputs }: Subject, stack: StackIndex): Answer {
  const template = inputs.at("launchTemplate");
  if (template.absent) {
    return notEvaluated(template, "without a launch template EKS chooses the metadata options");
  }
  const fromStack = stack
    .sourcesOf(urn, template.path)
    .some((source) => stack.get(source)?.type === LAUNCH_TEMPLATE);
  return fromStack ? pass : notEvaluated(template, "the launch template is not in this stack");
}
