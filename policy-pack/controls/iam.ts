import type { Control } from "../kernel/control";
import { iamNoUsers } from "./cloud/iam-no-users";

/** Roles, policies and who may take them. */
export const iam: readonly Control[] = [iamNoUsers];
