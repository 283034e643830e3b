"""The second half of the mapping table: services other than AWS Backup, CloudWatch and EC2."""

from botocore_mapping import NAMED, PROVIDER, TAGS, TOKEN, Mapping

MAPPINGS = {
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": Mapping(
        "ecr",
        "PutLifecyclePolicy",
        renames={"repository": "repositoryName", "policy": "lifecyclePolicyText"},
    ),
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": Mapping(
        "ecr", "CreatePullThroughCacheRule"
    ),
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": Mapping(
        "ecr", "PutRegistryScanningConfiguration"
    ),
    "aws:ecr/repository:Repository": Mapping(
        "ecr",
        "CreateRepository",
        renames={"name": "repositoryName"},
        ignored={"forceDelete": PROVIDER},
    ),
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": Mapping(
        "ecr", "CreateRepositoryCreationTemplate"
    ),
    "aws:ecr/repositoryPolicy:RepositoryPolicy": Mapping(
        "ecr",
        "SetRepositoryPolicy",
        renames={"repository": "repositoryName", "policy": "policyText"},
    ),
    "aws:efs/fileSystem:FileSystem": Mapping(
        "efs",
        "CreateFileSystem",
        renames={"lifecyclePolicies": "PutLifecycleConfiguration:LifecyclePolicies"},
        provided={"CreationToken": TOKEN},
    ),
    "aws:efs/fileSystemPolicy:FileSystemPolicy": Mapping("efs", "PutFileSystemPolicy"),
    "aws:efs/mountTarget:MountTarget": Mapping("efs", "CreateMountTarget"),
    "aws:eks/accessEntry:AccessEntry": Mapping(
        "eks", "CreateAccessEntry", renames={"userName": "username"}
    ),
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": Mapping(
        "eks", "AssociateAccessPolicy"
    ),
    "aws:eks/addon:Addon": Mapping(
        "eks",
        "CreateAddon",
        renames={
            "resolveConflictsOnCreate": "resolveConflicts",
            "resolveConflictsOnUpdate": "UpdateAddon:resolveConflicts",
            "preserve": "DeleteAddon:preserve",
        },
    ),
    "aws:eks/cluster:Cluster": Mapping(
        "eks",
        "CreateCluster",
        renames={
            "vpcConfig": "resourcesVpcConfig",
            "encryptionConfig": "encryptionConfig",
            "enabledClusterLogTypes": "logging.clusterLogging.types",
            "forceUpdateVersion": "UpdateClusterVersion:force",
        },
    ),
    "aws:eks/identityProviderConfig:IdentityProviderConfig": Mapping(
        "eks", "AssociateIdentityProviderConfig"
    ),
    "aws:eks/nodeGroup:NodeGroup": Mapping(
        "eks",
        "CreateNodegroup",
        renames={
            "nodeGroupName": "nodegroupName",
            "nodeRoleArn": "nodeRole",
            "subnetIds": "subnets",
            "forceUpdateVersion": "UpdateNodegroupVersion:force",
        },
        provided={"nodegroupName": NAMED},
    ),
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": Mapping(
        "eks", "CreatePodIdentityAssociation"
    ),
    "aws:guardduty/detector:Detector": Mapping("guardduty", "CreateDetector"),
    "aws:guardduty/detectorFeature:DetectorFeature": Mapping(
        "guardduty",
        "UpdateDetector",
        root="Features",
        renames={"detectorId": "UpdateDetector:DetectorId"},
    ),
    "aws:iam/role:Role": Mapping(
        "iam",
        "CreateRole",
        renames={"name": "RoleName", "assumeRolePolicy": "AssumeRolePolicyDocument"},
        ignored={"forceDetachPolicies": PROVIDER},
        provided={"RoleName": NAMED},
    ),
    "aws:iam/rolePolicy:RolePolicy": Mapping(
        "iam",
        "PutRolePolicy",
        renames={"name": "PolicyName", "role": "RoleName", "policy": "PolicyDocument"},
        provided={"PolicyName": NAMED},
    ),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": Mapping(
        "iam", "AttachRolePolicy", renames={"role": "RoleName"}
    ),
    "aws:iam/instanceProfile:InstanceProfile": Mapping(
        "iam",
        "CreateInstanceProfile",
        renames={"name": "InstanceProfileName", "role": "AddRoleToInstanceProfile:RoleName"},
        provided={"InstanceProfileName": NAMED},
    ),
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": Mapping(
        "firehose",
        "CreateDeliveryStream",
        renames={
            "name": "DeliveryStreamName",
            "extendedS3Configuration": "ExtendedS3DestinationConfiguration",
            **{
                f"extendedS3Configuration.{key}": f"ExtendedS3DestinationConfiguration.{member}"
                for key, member in {
                    "bufferingSize": "BufferingHints.SizeInMBs",
                    "bufferingInterval": "BufferingHints.IntervalInSeconds",
                    "kmsKeyArn": "EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN",
                    "cloudwatchLoggingOptions": "CloudWatchLoggingOptions",
                }.items()
            },
            "serverSideEncryption": "DeliveryStreamEncryptionConfigurationInput",
        },
        ignored={
            "destination": "says which configuration is sent",
            "serverSideEncryption.enabled": "says whether it is sent",
        },
    ),
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": Mapping(
        "logs",
        "PutSubscriptionFilter",
        renames={"name": "filterName", "logGroup": "logGroupName"},
    ),
    "aws:kms/alias:Alias": Mapping("kms", "CreateAlias", renames={"name": "AliasName"}),
    "aws:kms/key:Key": Mapping(
        "kms",
        "CreateKey",
        renames={
            "rotationPeriodInDays": "EnableKeyRotation:RotationPeriodInDays",
            "deletionWindowInDays": "ScheduleKeyDeletion:PendingWindowInDays",
        },
        ignored={"enableKeyRotation": "chooses the operation"},
    ),
    "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": Mapping(
        "route53resolver", "UpdateFirewallConfig"
    ),
    "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList": Mapping(
        "route53resolver",
        "CreateFirewallDomainList",
        renames={"domains": "UpdateFirewallDomains:Domains"},
        provided={"CreatorRequestId": TOKEN},
    ),
    "aws:route53/resolverFirewallRule:ResolverFirewallRule": Mapping(
        "route53resolver", "CreateFirewallRule", provided={"CreatorRequestId": TOKEN}
    ),
    "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup": Mapping(
        "route53resolver", "CreateFirewallRuleGroup", provided={"CreatorRequestId": TOKEN}
    ),
    "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": Mapping(
        "route53resolver", "AssociateFirewallRuleGroup", provided={"CreatorRequestId": TOKEN}
    ),
    "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": Mapping(
        "route53resolver", "CreateResolverQueryLogConfig", provided={"CreatorRequestId": TOKEN}
    ),
    "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": Mapping(
        "route53resolver", "AssociateResolverQueryLogConfig"
    ),
    "aws:s3/bucket:Bucket": Mapping(
        "s3",
        "CreateBucket",
        renames={"bucket": "Bucket", "objectLockEnabled": "ObjectLockEnabledForBucket"},
        ignored={"forceDestroy": PROVIDER, "tags": TAGS},
    ),
    "aws:s3/bucketPolicy:BucketPolicy": Mapping("s3", "PutBucketPolicy"),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": Mapping(
        "s3",
        "PutPublicAccessBlock",
        root="PublicAccessBlockConfiguration",
        renames={"bucket": "PutPublicAccessBlock:Bucket"},
        ignored={"skipDestroy": PROVIDER},
    ),
    "aws:s3/bucketVersioning:BucketVersioning": Mapping(
        "s3",
        "PutBucketVersioning",
        root="VersioningConfiguration",
        renames={
            "bucket": "PutBucketVersioning:Bucket",
            "versioningConfiguration.status": "Status",
            "versioningConfiguration.mfaDelete": "MFADelete",
        },
    ),
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": Mapping(
        "s3",
        "PutObjectLockConfiguration",
        root="ObjectLockConfiguration",
        renames={"bucket": "PutObjectLockConfiguration:Bucket"},
    ),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": Mapping(
        "s3",
        "PutBucketEncryption",
        root="ServerSideEncryptionConfiguration",
        renames={
            "bucket": "PutBucketEncryption:Bucket",
            "rules.applyServerSideEncryptionByDefault.kmsMasterKeyId": (
                "Rules.ApplyServerSideEncryptionByDefault.KMSMasterKeyID"
            ),
        },
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": Mapping(
        "s3",
        "PutBucketOwnershipControls",
        root="OwnershipControls",
        renames={"bucket": "PutBucketOwnershipControls:Bucket", "rule": "Rules"},
    ),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": Mapping(
        "s3",
        "PutBucketLifecycleConfiguration",
        root="LifecycleConfiguration",
        renames={"bucket": "PutBucketLifecycleConfiguration:Bucket"},
    ),
    "aws:sns/topic:Topic": Mapping(
        "sns",
        "CreateTopic",
        renames={"kmsMasterKeyId": "Attributes.KmsMasterKeyId", "policy": "Attributes.Policy"},
        provided={"Name": NAMED},
    ),
    "aws:sns/topicPolicy:TopicPolicy": Mapping(
        "sns",
        "SetTopicAttributes",
        renames={"arn": "TopicArn", "policy": "AttributeValue"},
        provided={"AttributeName": "Policy"},
    ),
    "aws:sns/topicSubscription:TopicSubscription": Mapping(
        "sns", "Subscribe", renames={"topic": "TopicArn"}, ignored={"endpointAutoConfirms": PROVIDER}
    ),
    "aws:sqs/queue:Queue": Mapping(
        "sqs",
        "CreateQueue",
        renames={
            "name": "QueueName",
            "messageRetentionSeconds": "Attributes.MessageRetentionPeriod",
            "kmsMasterKeyId": "Attributes.KmsMasterKeyId",
            "sqsManagedSseEnabled": "Attributes.SqsManagedSseEnabled",
        },
        provided={"QueueName": NAMED},
    ),
    "aws:sqs/queuePolicy:QueuePolicy": Mapping(
        "sqs",
        "SetQueueAttributes",
        renames={"queueUrl": "QueueUrl", "policy": "Attributes.Policy"},
    ),
}
