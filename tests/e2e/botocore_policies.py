"""Checks policy documents: their grammar, and that the service models know the actions that they name."""

import fnmatch
import json

# IAM prefix -> botocore's name for the service, where they differ; nothing where it has no such service.
SERVICES = {
    "elasticfilesystem": "efs",
    "tag": "resourcegroupstaggingapi",
    "monitoring": "cloudwatch",
    "ssmmessages": None,
    "ec2messages": None,
}
# Permissions without an operation of that name. Source: the services' pages of the Service Authorization Reference.
PERMISSIONS = {
    "backup": {"CopyIntoBackupVault", "CopyFromBackupVault"},
    "ecr": {"BatchImportUpstreamImage", "ReplicateImage"},
    "eks": {"AccessKubernetesApi"},
    "elasticfilesystem": {"ClientMount", "ClientWrite", "ClientRootAccess", "Backup", "Restore"},
    "guardduty": {"SendSecurityTelemetry"},
    "iam": {"PassRole"},
    "kms": {"ReEncryptFrom", "ReEncryptTo"},
    "s3": {
        "BypassGovernanceRetention",
        "GetBucketLocation",
        "ListAllMyBuckets",
        "ListBucket",
        "ListBucketMultipartUploads",
    },
    "sts": {"TagSession"},
}
ELEMENTS = {
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
}


def problems_of_policy(text, model):
    try:
        document = json.loads(text)
    except ValueError as error:
        return [f"not JSON: {error}"]
    if "Statement" not in document:
        return []
    found = []
    if document.get("Version") != "2012-10-17":
        found.append("a policy wants Version 2012-10-17")
    statements = document["Statement"]
    for statement in statements if isinstance(statements, list) else [statements]:
        found += problems_of_statement(statement, model)
    sids = [one["Sid"] for one in statements if "Sid" in one]
    if len(sids) != len(set(sids)):
        found.append("a Sid stands twice")
    return found


def problems_of_statement(statement, model):
    found = [f"a statement has no {name}" for name in set(statement) - ELEMENTS]
    if statement.get("Effect") not in ("Allow", "Deny"):
        found.append("a statement wants Effect Allow or Deny")
    if ("Action" in statement) == ("NotAction" in statement):
        found.append("a statement wants either Action or NotAction")
    sid = statement.get("Sid", "")
    if not sid.isalnum() and sid != "":
        found.append(f"a Sid has letters and digits only, found {sid!r}")
    actions = statement.get("Action", [])
    for action in [actions] if isinstance(actions, str) else actions:
        found += problems_of_action(action, model)
    return found


def problems_of_action(action, model):
    if action == "*":
        return []
    prefix, _, name = action.partition(":")
    service = SERVICES.get(prefix, prefix)
    if service is None:
        return []
    if name in PERMISSIONS.get(prefix, ()):
        return []
    try:
        operations = {one.lower() for one in model(service).operation_names}
    except Exception:  # botocore raises one of several errors for a service that it does not have
        return [f"no service {prefix} for the action {action}"]
    known = operations | {one.lower() for one in PERMISSIONS.get(prefix, ())}
    return [] if fnmatch.filter(known, name.lower()) else [f"{service} has no action {action}"]
