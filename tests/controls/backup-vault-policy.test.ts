import { backupVaultPolicy } from "../../policy-pack/controls/cloud/backup-vault-policy";
import { testResourcePolicies } from "../support/resource-policy-tests";
import * as room from "./fixtures/backup-vault-policy";

testResourcePolicies(backupVaultPolicy, room);
