import { ACCESS_ROWS } from "./access";
import { ACCOUNT_GUARD_ROWS } from "./account-guards";
import { ADDON_MUTATIONS } from "./addons";
import { ADMISSION_ROWS } from "./admission";
import { AUDIT_MUTATIONS } from "./audit";
import { BACKUP_ROWS } from "./backup";
import { CONTROL_PLANE_ROWS, OPTION_ROWS } from "./control-plane";
import { DEFAULTS_ROWS } from "./defaults";
import { ISSUER_ROWS } from "./issuers";
import { KEY_ROWS } from "./keys";
import { NAMESPACE_ROWS } from "./namespaces";
import { NETWORK_ROWS } from "./network";
import { NODE_ROWS } from "./nodes";
import { PKI_ACM_ROWS, PKI_ROWS } from "./pki";
import { REGISTRY_ROWS } from "./registry";
import type { MutationRow } from "./row";
import { STORAGE_MUTATIONS } from "./storage";

/** Every hardening property of every component, in groups. */
export const MUTATIONS: Readonly<Record<string, readonly MutationRow[]>> = {
  "Control plane": [...CONTROL_PLANE_ROWS, ...OPTION_ROWS],
  Access: ACCESS_ROWS,
  Keys: KEY_ROWS,
  Network: NETWORK_ROWS,
  Nodes: NODE_ROWS,
  "Add-ons": ADDON_MUTATIONS,
  Namespaces: NAMESPACE_ROWS,
  "Cluster defaults": DEFAULTS_ROWS,
  Admission: ADMISSION_ROWS,
  Audit: AUDIT_MUTATIONS,
  Storage: STORAGE_MUTATIONS,
  Backup: BACKUP_ROWS,
  Registry: REGISTRY_ROWS,
  "Trust domains": [...PKI_ROWS, ...PKI_ACM_ROWS],
  Issuers: ISSUER_ROWS,
  "Account guards": ACCOUNT_GUARD_ROWS,
};
