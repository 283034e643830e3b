import { UNSEEN } from "./unseen";

/** Defaults of components that no control judges. */
export interface Unenforced {
  readonly what: string;
  /** Why a preview cannot show that they are wrong, or why none of their values is. */
  readonly why: string;
  /** Resource type and property, as a preview shows them; none where the default is no property at all. */
  readonly properties: readonly string[];
}

const ACMPCA = "aws:acmpca/certificateAuthority:CertificateAuthority";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const CLUSTER = "aws:eks/cluster:Cluster";
const CREATION = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const GUARD = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const KARPENTER = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const NODE_CLASS = "kubernetes:eks.amazonaws.com/v1:NodeClass";
const PRIORITY = "kubernetes:scheduling.k8s.io/v1:PriorityClass";
const RESTORE = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const RESTORED = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
const RUNTIME = "kubernetes:node.k8s.io/v1:RuntimeClass";
const STORAGE = "kubernetes:storage.k8s.io/v1:StorageClass";
const STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

function of(type: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${type} ${name}`);
}

export const UNENFORCED: readonly Unenforced[] = [
  ...UNSEEN,
  {
    what: "What a restore test restores, and when",
    why: "How old a backup may be and which hour is quiet is the operator's choice; that the plan names a vault is judged.",
    properties: [
      ...of(
        RESTORE,
        "recoveryPointSelection.algorithm",
        "recoveryPointSelection.recoveryPointTypes",
        "recoveryPointSelection.selectionWindowDays",
        "scheduleExpression",
        "scheduleExpressionTimezone",
        "startWindowHours",
      ),
      ...of(
        RESTORED,
        "protectedResourceArns",
        "protectedResourceConditions.stringEquals",
        "protectedResourceType",
        "validationWindowHours",
      ),
    ],
  },
  {
    what: "Tags by which a selection of AWS Backup finds volumes",
    why: "Volumes get their tags from the CSI driver while the cluster runs.",
    properties: of("aws:backup/selection:Selection", "conditions"),
  },
  {
    what: "Thresholds and periods of alarms",
    why: "How many refused requests are normal only the cluster shows.",
    properties: [
      ...of(
        ALARM,
        "evaluationPeriods",
        "namespace",
        "period",
        "statistic",
        "threshold",
        "treatMissingData",
      ),
      ...of(
        "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        "metricTransformation.namespace",
        "metricTransformation.unit",
      ),
    ],
  },
  {
    what: "Where and in which form records are delivered",
    why: "Every destination is as safe as its own bucket, group or queue, which controls judge.",
    properties: [
      ...of("aws:ec2/flowLog:FlowLog", "logDestination", "logDestinationType"),
      ...of(
        STREAM,
        "destination",
        "extendedS3Configuration.bufferingInterval",
        "extendedS3Configuration.bufferingSize",
        "extendedS3Configuration.compressionFormat",
        "extendedS3Configuration.errorOutputPrefix",
        "extendedS3Configuration.prefix",
      ),
      ...of("aws:sns/topicSubscription:TopicSubscription", "protocol"),
      ...of("aws:sqs/queue:Queue", "messageRetentionSeconds"),
    ],
  },
  {
    what: "What becomes of archived objects after their retention",
    why: "Object Lock keeps them whatever the lifecycle says; afterwards they only cost money.",
    properties: [
      ...of("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "rules"),
      ...of(
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "objectLockEnabled",
      ),
    ],
  },
  {
    what: "Addresses, zones and kinds of the network's parts",
    why: "No range is safer than another: routes, groups and ACLs decide who reaches it, and controls judge these.",
    properties: [
      ...of("aws:ec2/eip:Eip", "domain"),
      ...of("aws:ec2/natGateway:NatGateway", "connectivityType"),
      ...of("aws:ec2/route:Route", "destinationCidrBlock"),
      ...of("aws:ec2/subnet:Subnet", "availabilityZone", "cidrBlock"),
      ...of("aws:ec2/vpc:Vpc", "cidrBlock"),
      ...of("aws:ec2/vpcEndpoint:VpcEndpoint", "ipAddressType", "vpcEndpointType"),
      ...of("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "cidrBlock"),
      ...of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "cidrIpv4"),
      ...of(
        CLUSTER,
        "kubernetesNetworkConfig.elasticLoadBalancing",
        "kubernetesNetworkConfig.ipFamily",
        "kubernetesNetworkConfig.serviceIpv4Cidr",
      ),
    ],
  },
  {
    what: "Order and answers of the DNS firewall",
    why: "Priorities count only together with what other stacks associate with the VPC; each blocking answer blocks.",
    properties: [
      ...of("aws:route53/resolverFirewallRule:ResolverFirewallRule", "blockResponse", "priority"),
      ...of(
        "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
        "priority",
      ),
    ],
  },
  {
    what: "Who publishes images for instances, and which registries a cache takes from",
    why: "Whom to trust is the user's decision. The components know a fixed list of upstreams.",
    properties: [
      ...of("aws:ec2/allowedImagesSettings:AllowedImagesSettings", "imageCriterions"),
      ...of("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "ecrRepositoryPrefix"),
      ...of(CREATION, "appliedFors", "prefix"),
    ],
  },
  {
    what: "Namespaces and claims for which somebody is given access",
    why: "Who works where is the user's decision; controls judge the scope, the policy and the prefixes.",
    properties: [
      ...of("aws:eks/accessEntry:AccessEntry", "type"),
      ...of("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "accessScope.namespaces"),
      ...of(
        "aws:eks/identityProviderConfig:IdentityProviderConfig",
        "oidc.groupsClaim",
        "oidc.usernameClaim",
      ),
      ...of("aws:eks/podIdentityAssociation:PodIdentityAssociation", "namespace", "serviceAccount"),
    ],
  },
  {
    what: "Sizes, labels and placement of nodes",
    why: "They serve capacity and cost; image, disks, metadata and subnets of the nodes are judged.",
    properties: [
      ...of(
        GROUP,
        "instanceTypes",
        "labels.workload",
        "launchTemplate.version",
        "scalingConfig.desiredSize",
        "scalingConfig.maxSize",
        "scalingConfig.minSize",
        "taints",
        "updateConfig.updateStrategy",
      ),
      ...of(TEMPLATE, "monitoring.enabled", "tagSpecifications", "updateDefaultVersion"),
      ...of(CLUSTER, "computeConfig.enabled", "storageConfig.blockStorage"),
      ...of(NODE_CLASS, "spec.role", "spec.securityGroupSelectorTerms", "spec.subnetSelectorTerms"),
      ...of(
        KARPENTER,
        "spec.detailedMonitoring",
        "spec.instanceProfile",
        "spec.securityGroupSelectorTerms",
        "spec.subnetSelectorTerms",
        "spec.tags",
      ),
      ...of("kubernetes:karpenter.sh/v1:NodePool", "spec.disruption"),
      ...of(RUNTIME, "handler", "scheduling.nodeSelector"),
    ],
  },
  {
    what: "The endpoint of the instance metadata",
    why: "The kubelet of EKS needs it; tokens and hop limit, which guard it, are judged.",
    properties: of("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", "httpEndpoint"),
  },
  {
    what: "Which parts of GuardDuty's runtime monitoring AWS manages",
    why: "The components install the agent as an add-on; either way it runs.",
    properties: of("aws:guardduty/detectorFeature:DetectorFeature", "additionalConfigurations"),
  },
  {
    what: "The expressions, message texts and match rules of the admission policies of AdmissionGuard",
    why:
      "A control that compares them with a copy of its own would only repeat them; what they refuse is held against a " +
      "real API server and against the pack's verdict on the same objects (tests/e2e/kube-apiserver-requests.test.ts).",
    properties: of(
      GUARD,
      "spec.matchConditions",
      "spec.matchConstraints",
      "spec.paramKind",
      "spec.validations",
      "spec.variables",
    ),
  },
  {
    what: "Which registries the guard's list names",
    why: "The pack cannot know which ones are right; its own setting `registries` judges the images of the stack.",
    properties: of("kubernetes:core/v1:ConfigMap", "data.imagePrefixes"),
  },
  {
    what: "Which namespaces a binding of the guard leaves out",
    why:
      "The list is part of what the stack declares, and each entry that is no add-on's has its reason in the " +
      "annotation `hardened-cluster/relaxations`.",
    properties: of(`${GUARD}Binding`, "spec.matchResources"),
  },
  {
    what: "Contents of Secrets for certificate issuers",
    why: "They are secret, and unknown before the authority is made.",
    properties: of("kubernetes:core/v1:Secret", "stringData", "type"),
  },
  {
    what: "Ranks of priority classes",
    why: "Which workload goes first is the user's decision; the classes of the system are judged.",
    properties: of(PRIORITY, "globalDefault", "preemptionPolicy", "value"),
  },
  {
    what: "Drivers, types and mount options of storage classes",
    why: "The EFS driver encrypts what it sends unless it is told not to, which is judged; permissions hold below the access point.",
    properties: [
      ...of(
        STORAGE,
        "allowVolumeExpansion",
        "mountOptions",
        "parameters.directoryPerms",
        "parameters.type",
        "provisioner",
      ),
      ...of("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "driver"),
    ],
  },
  {
    what: "Requests, subjects and signatures of certificates",
    why: "The authority decides what a certificate may be used for; its constraints, keys and validity are judged.",
    properties: [
      ...of("aws:acmpca/certificate:Certificate", "certificateSigningRequest", "signingAlgorithm"),
      ...of(
        "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
        "certificate",
      ),
      ...of(
        ACMPCA,
        "certificateAuthorityConfiguration.signingAlgorithm",
        "certificateAuthorityConfiguration.subject",
        "permanentDeletionTimeInDays",
        "type",
        "usageMode",
      ),
      ...of("tls:index/certRequest:CertRequest", "dnsNames"),
    ],
  },
];
