import type { Control } from "../kernel/control";
import { auditAccessRule } from "./cloud/audit-access-rule";
import { auditLogAlarms } from "./cloud/audit-log-alarms";
import { auditSubscriber } from "./cloud/audit-subscriber";
import { logsDeletionProtection } from "./cloud/logs-deletion-protection";
import { s3ObjectLock } from "./cloud/s3-object-lock";
import { vpcDnsQueryLogs } from "./cloud/vpc-dns-query-logs";

/** Who is told what happened in a cluster, and for how long the records of it stay. */
export const audit: readonly Control[] = [
  auditAccessRule,
  auditLogAlarms,
  auditSubscriber,
  logsDeletionProtection,
  s3ObjectLock,
  vpcDnsQueryLogs,
];
