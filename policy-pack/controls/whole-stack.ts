import type { Control } from "../kernel/control";
import { eksClusterAdmins } from "./cloud/eks-cluster-admins";

/** What only shows over several resources of both clouds. */
export const wholeStack: readonly Control[] = [eksClusterAdmins];
