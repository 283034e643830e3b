"""How the Pulumi AWS provider's resources become calls of the AWS API, as data.

A resource is one operation. Properties are matched to its members by name; what the provider renames, sends with another
operation or keeps to itself is said here. A target is `Member.Member`, or `Operation:Member` for another operation.
"""

from dataclasses import dataclass, field

PROVIDER = "the provider's own, never sent"
TAGS = "tags are sent with TagSpecifications, and checked on their own"


@dataclass(frozen=True)
class Mapping:
    service: str
    operation: str
    # Member that holds everything, for example BackupPlan.
    root: str = ""
    renames: dict = field(default_factory=dict)
    # Property -> reason why it is not sent.
    ignored: dict = field(default_factory=dict)
    # Required member -> reason why no property gives it.
    provided: dict = field(default_factory=dict)


def rule(operation):
    peer = "UserIdGroupPairs"
    return Mapping(
        "ec2",
        operation,
        root="IpPermissions",
        renames={
            "securityGroupId": f"{operation}:GroupId",
            "referencedSecurityGroupId": f"{peer}.GroupId",
            "cidrIpv4": "IpRanges.CidrIp",
            "cidrIpv6": "Ipv6Ranges.CidrIpv6",
            "prefixListId": "PrefixListIds.PrefixListId",
            "description": f"{peer}.Description",
        },
        ignored={"tags": TAGS},
    )


NAMED = "the provider makes a name from the resource's when none is given"
TOKEN = "made by the provider for every call"

MAPPINGS = {
    "aws:backup/plan:Plan": Mapping(
        "backup",
        "CreateBackupPlan",
        root="BackupPlan",
        renames={
            "name": "BackupPlanName",
            "rules.schedule": "Rules.ScheduleExpression",
            "rules.startWindow": "Rules.StartWindowMinutes",
            "rules.completionWindow": "Rules.CompletionWindowMinutes",
            "rules.targetVaultName": "Rules.TargetBackupVaultName",
            "rules.lifecycle.deleteAfter": "Rules.Lifecycle.DeleteAfterDays",
            "rules.lifecycle.coldStorageAfter": "Rules.Lifecycle.MoveToColdStorageAfterDays",
            "tags": "CreateBackupPlan:BackupPlanTags",
        },
    ),
    "aws:backup/restoreTestingPlan:RestoreTestingPlan": Mapping(
        "backup",
        "CreateRestoreTestingPlan",
        root="RestoreTestingPlan",
        renames={"name": "RestoreTestingPlanName", "tags": "CreateRestoreTestingPlan:Tags"},
    ),
    "aws:backup/restoreTestingSelection:RestoreTestingSelection": Mapping(
        "backup",
        "CreateRestoreTestingSelection",
        root="RestoreTestingSelection",
        renames={
            "name": "RestoreTestingSelectionName",
            "restoreTestingPlanName": "CreateRestoreTestingSelection:RestoreTestingPlanName",
        },
    ),
    "aws:backup/selection:Selection": Mapping(
        "backup",
        "CreateBackupSelection",
        root="BackupSelection",
        renames={
            "name": "SelectionName",
            "planId": "CreateBackupSelection:BackupPlanId",
            "conditions.stringEquals.key": "Conditions.StringEquals.ConditionKey",
            "conditions.stringEquals.value": "Conditions.StringEquals.ConditionValue",
            "selectionTags": "ListOfTags",
            "selectionTags.type": "ListOfTags.ConditionType",
            "selectionTags.key": "ListOfTags.ConditionKey",
            "selectionTags.value": "ListOfTags.ConditionValue",
        },
    ),
    "aws:backup/vault:Vault": Mapping(
        "backup",
        "CreateBackupVault",
        renames={"name": "BackupVaultName", "kmsKeyArn": "EncryptionKeyArn", "tags": "BackupVaultTags"},
        ignored={"forceDestroy": PROVIDER},
    ),
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": Mapping(
        "backup", "PutBackupVaultLockConfiguration"
    ),
    "aws:backup/vaultNotifications:VaultNotifications": Mapping(
        "backup", "PutBackupVaultNotifications"
    ),
    "aws:backup/vaultPolicy:VaultPolicy": Mapping("backup", "PutBackupVaultAccessPolicy"),
    "aws:cloudwatch/eventRule:EventRule": Mapping("events", "PutRule"),
    "aws:cloudwatch/eventTarget:EventTarget": Mapping(
        "events",
        "PutTargets",
        root="Targets",
        renames={
            "rule": "PutTargets:Rule",
            "eventBusName": "PutTargets:EventBusName",
            "targetId": "Id",
        },
        provided={"Id": NAMED},
    ),
    "aws:cloudwatch/logGroup:LogGroup": Mapping(
        "logs",
        "CreateLogGroup",
        renames={
            "name": "logGroupName",
            "retentionInDays": "PutRetentionPolicy:retentionInDays",
        },
        ignored={"skipDestroy": PROVIDER},
    ),
    "aws:cloudwatch/logMetricFilter:LogMetricFilter": Mapping(
        "logs",
        "PutMetricFilter",
        renames={
            "name": "filterName",
            "pattern": "filterPattern",
            "metricTransformation": "metricTransformations",
            "metricTransformation.name": "metricTransformations.metricName",
            "metricTransformation.namespace": "metricTransformations.metricNamespace",
            "metricTransformation.value": "metricTransformations.metricValue",
        },
    ),
    "aws:cloudwatch/metricAlarm:MetricAlarm": Mapping(
        "cloudwatch",
        "PutMetricAlarm",
        renames={"name": "AlarmName"},
        provided={"AlarmName": NAMED},
    ),
    "aws:ebs/defaultKmsKey:DefaultKmsKey": Mapping(
        "ec2", "ModifyEbsDefaultKmsKeyId", renames={"keyArn": "KmsKeyId"}
    ),
    "aws:ebs/encryptionByDefault:EncryptionByDefault": Mapping(
        "ec2", "EnableEbsEncryptionByDefault", ignored={"enabled": "chooses the operation"}
    ),
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": Mapping(
        "ec2", "EnableSnapshotBlockPublicAccess"
    ),
    "aws:ec2/allowedImagesSettings:AllowedImagesSettings": Mapping(
        "ec2",
        "EnableAllowedImagesSettings",
        renames={
            "state": "AllowedImagesSettingsState",
            "imageCriterions": "ReplaceImageCriteriaInAllowedImagesSettings:ImageCriteria",
        },
    ),
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": Mapping(
        "ec2",
        "ReplaceNetworkAclAssociation",
        renames={"defaultNetworkAclId": "NetworkAclId"},
        ignored={
            "tags": TAGS,
            "subnetIds": "one call for each subnet",
            "ingress": "compared with what is there",
            "egress": "compared with what is there",
        },
        provided={"AssociationId": "read from the subnet"},
    ),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": Mapping(
        "ec2",
        "RevokeSecurityGroupIngress",
        ignored={"vpcId": "finds the group", "tags": TAGS, "ingress": "empty", "egress": "empty"},
    ),
    "aws:ec2/eip:Eip": Mapping("ec2", "AllocateAddress", ignored={"tags": TAGS}),
    "aws:ec2/flowLog:FlowLog": Mapping(
        "ec2",
        "CreateFlowLogs",
        renames={
            "iamRoleArn": "DeliverLogsPermissionArn",
            "vpcId": "ResourceIds",
            "subnetId": "ResourceIds",
        },
        ignored={"tags": TAGS},
        provided={"ResourceType": "follows from which id is given"},
    ),
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": Mapping(
        "ec2", "ModifyInstanceMetadataDefaults"
    ),
    "aws:ec2/internetGateway:InternetGateway": Mapping(
        "ec2",
        "CreateInternetGateway",
        renames={"vpcId": "AttachInternetGateway:VpcId"},
        ignored={"tags": TAGS},
    ),
    "aws:ec2/launchTemplate:LaunchTemplate": Mapping(
        "ec2",
        "CreateLaunchTemplate",
        root="LaunchTemplateData",
        renames={
            "name": "CreateLaunchTemplate:LaunchTemplateName",
            "description": "CreateLaunchTemplate:VersionDescription",
            "vpcSecurityGroupIds": "SecurityGroupIds",
        },
        ignored={"updateDefaultVersion": PROVIDER, "tags": TAGS},
        provided={"LaunchTemplateName": NAMED},
    ),
    "aws:ec2/natGateway:NatGateway": Mapping("ec2", "CreateNatGateway", ignored={"tags": TAGS}),
    "aws:ec2/networkAcl:NetworkAcl": Mapping(
        "ec2",
        "CreateNetworkAcl",
        renames={
            **{
                f"{way}.{key}": f"CreateNetworkAclEntry:{member}"
                for way in ("ingress", "egress")
                for key, member in {
                    "action": "RuleAction",
                    "ruleNo": "RuleNumber",
                    "protocol": "Protocol",
                    "cidrBlock": "CidrBlock",
                    "fromPort": "PortRange.From",
                    "toPort": "PortRange.To",
                }.items()
            },
        },
        ignored={"tags": TAGS, "subnetIds": "one call of ReplaceNetworkAclAssociation each"},
    ),
    "aws:ec2/route:Route": Mapping("ec2", "CreateRoute"),
    "aws:ec2/routeTable:RouteTable": Mapping("ec2", "CreateRouteTable", ignored={"tags": TAGS}),
    "aws:ec2/routeTableAssociation:RouteTableAssociation": Mapping("ec2", "AssociateRouteTable"),
    "aws:ec2/securityGroup:SecurityGroup": Mapping(
        "ec2",
        "CreateSecurityGroup",
        renames={"name": "GroupName"},
        ignored={"revokeRulesOnDelete": PROVIDER, "tags": TAGS},
        provided={"GroupName": NAMED},
    ),
    "aws:ec2/subnet:Subnet": Mapping(
        "ec2",
        "CreateSubnet",
        renames={"mapPublicIpOnLaunch": "ModifySubnetAttribute:MapPublicIpOnLaunch.Value"},
        ignored={"tags": TAGS},
    ),
    "aws:ec2/vpc:Vpc": Mapping(
        "ec2",
        "CreateVpc",
        renames={
            "enableDnsSupport": "ModifyVpcAttribute:EnableDnsSupport.Value",
            "enableDnsHostnames": "ModifyVpcAttribute:EnableDnsHostnames.Value",
            "enableNetworkAddressUsageMetrics": (
                "ModifyVpcAttribute:EnableNetworkAddressUsageMetrics.Value"
            ),
        },
        ignored={"tags": TAGS},
    ),
    "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": Mapping(
        "ec2", "ModifyVpcBlockPublicAccessOptions"
    ),
    "aws:ec2/vpcEndpoint:VpcEndpoint": Mapping(
        "ec2",
        "CreateVpcEndpoint",
        renames={"policy": "PolicyDocument"},
        ignored={"tags": TAGS},
    ),
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": Mapping(
        "ec2", "AssociateVpcCidrBlock"
    ),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule("AuthorizeSecurityGroupEgress"),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule(
        "AuthorizeSecurityGroupIngress"
    ),
}
