import type { Control } from "../kernel/control";
import { auditAccessRule } from "./cloud/audit-access-rule";
import { auditArchiveComplete } from "./cloud/audit-archive-complete";
import { auditLogAlarms } from "./cloud/audit-log-alarms";
import { auditSubscriber } from "./cloud/audit-subscriber";
import { backupNotifications } from "./cloud/backup-notifications";
import { logsDeletionProtection } from "./cloud/logs-deletion-protection";
import { s3ObjectLock } from "./cloud/s3-object-lock";
import { vpcDnsQueryLogs } from "./cloud/vpc-dns-query-logs";

/** Who is told what happened in a cluster, and for how long the records of it stay. */
export const audit: readonly Control[] = [
  auditAccessRule,
  auditArchiveComplete,
  auditLogAlarms,
  auditSubscriber,
  backupNotifications,
  logsDeletionProtection,
  s3ObjectLock,
  vpcDnsQueryLogs,
];
