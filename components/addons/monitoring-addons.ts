import type { AddonDefinition, AddonPlace, IamStatement } from "./definition";
import { AddonName, AddonPhase } from "./names";

/**
 * The agent of GuardDuty Runtime Monitoring, installed by us and not by GuardDuty's automation, so that its version and
 * its endpoint are known. Its pods are on the host's network and need no role: the endpoint's policy admits the account.
 * Source: GuardDuty user guide, "Managing security agent manually for Amazon EKS cluster".
 */
const guardDutyAgent: AddonDefinition = {
  name: AddonName.GuardDutyAgent,
  phase: AddonPhase.AfterNodes,
  use: "default",
  after: [],
  needs: { flows: [], endpoints: ["guardduty-data"] },
  identities: [],
  pods: [],
};

/** Namespace of the CloudWatch agent; the add-on fixes it. */
export const CLOUDWATCH_NAMESPACE = "amazon-cloudwatch";

/** Kinds of logs that the add-on collects; each has a log group. */
const LOG_KINDS = ["application", "dataplane", "host", "performance"];

/** Names of the log groups that the add-on writes to; the add-on fixes them. */
export function applicationLogGroups(clusterName: string): readonly string[] {
  return LOG_KINDS.map((kind) => `/aws/containerinsights/${clusterName}/${kind}`);
}

const OPERATOR_WEBHOOK_PORT = 9443;

/**
 * Container logs and metrics. Tracing and the instrumentation of applications stay off, so that nothing changes pods that
 * did not ask for it. Instead of CloudWatchAgentServerPolicy, which may write to and create any log group, the role
 * may write to this cluster's groups alone. Fluent Bit is on the host's network.
 * Source: CloudWatch user guide, "Install the CloudWatch agent with the Amazon CloudWatch Observability EKS add-on".
 */
const cloudWatchObservability: AddonDefinition = {
  name: AddonName.CloudWatchObservability,
  phase: AddonPhase.AfterNodes,
  use: "option",
  after: [AddonName.PodIdentityAgent],
  needs: {
    flows: [
      {
        from: "control-plane",
        to: "nodes",
        protocol: "tcp",
        port: OPERATOR_WEBHOOK_PORT,
        reason: "Control plane to the webhooks of the CloudWatch agent operator",
      },
      {
        from: "nodes",
        to: "nodes",
        protocol: "tcp",
        port: 10250,
        reason: "CloudWatch agent to kubelets",
      },
    ],
    endpoints: ["ec2", "logs", "monitoring"],
  },
  // Its pods read logs and figures from the node, which the stricter levels do not allow.
  namespace: { name: CLOUDWATCH_NAMESPACE, podSecurity: "privileged" },
  identities: [
    {
      namespace: CLOUDWATCH_NAMESPACE,
      serviceAccount: "cloudwatch-agent",
      roleSuffix: "cloudwatch",
      managedPolicies: [],
      statements: cloudWatchStatements,
    },
  ],
  configuration: () => ({
    containerLogs: { enabled: true },
    agent: {
      config: {
        logs: { metrics_collected: { kubernetes: { enhanced_container_insights: true } } },
      },
    },
  }),
  pods: [
    {
      name: "cloudwatch",
      namespace: CLOUDWATCH_NAMESPACE,
      labels: {},
      listensOn: [{ protocol: "TCP", port: OPERATOR_WEBHOOK_PORT, from: ["control-plane"] }],
      connectsTo: ["api-server", "cluster-dns", "kubelets", "pod-identity", "aws-services"],
    },
  ],
};

function cloudWatchStatements(place: AddonPlace): readonly IamStatement[] {
  const { partition, region, accountId, clusterName } = place;
  const groups = applicationLogGroups(clusterName).map(
    (group) => `arn:${partition}:logs:${region}:${accountId}:log-group:${group}`,
  );
  return [
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: groups.flatMap((arn) => [arn, `${arn}:log-stream:*`]),
    },
    {
      Sid: "WriteMetrics",
      Effect: "Allow",
      Action: ["cloudwatch:PutMetricData"],
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": "ContainerInsights" } },
    },
    {
      // These actions cannot be narrowed to resources.
      Sid: "DescribeNodes",
      Effect: "Allow",
      Action: ["ec2:DescribeTags", "ec2:DescribeVolumes", "logs:DescribeLogGroups"],
      Resource: "*",
    },
  ];
}

export const MONITORING_ADDONS = [guardDutyAgent, cloudWatchObservability];
